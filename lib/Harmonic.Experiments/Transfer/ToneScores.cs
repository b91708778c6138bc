namespace Harmonic.Experiments;

/// <summary>
/// What is read of tones and chords that a model was not trained on: by probes fitted to what it was trained on, and by probes fitted to
/// such sounds.
/// </summary>
/// <param name="Lowest">R² of the pitch of the lowest tone; 0 knows nothing, below it is worse.</param>
/// <param name="LowestRefitted">The same of a probe fitted to such sounds.</param>
/// <param name="Count">How often a probe tells whether one, two or three tones sound; a third is chance.</param>
/// <param name="CountRefitted">The same of a probe fitted to such sounds.</param>
/// <param name="Detection">Such sounds against counterexamples in the same timbres.</param>
public sealed record ToneScores(double Lowest, double LowestRefitted, double Count, double CountRefitted, DetectionScores Detection);
