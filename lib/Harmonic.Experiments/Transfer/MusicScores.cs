namespace Harmonic.Experiments;

/// <summary>What probes read of the bars of songs from codes of tones; the songs of the test are not those of the probes.</summary>
/// <param name="Chord">How often a linear map of the code names the triad.</param>
/// <param name="CommonestChord">How often the commonest triad would be right: chance.</param>
/// <param name="Key">How often a linear map of the code names the key.</param>
/// <param name="CommonestKey">How often the commonest key would be right.</param>
/// <param name="Detection">Bars against the same bars whose pitch classes have changed places.</param>
public sealed record MusicScores(double Chord, double CommonestChord, double Key, double CommonestKey, DetectionScores Detection);
