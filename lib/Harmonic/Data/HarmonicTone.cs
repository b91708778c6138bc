namespace Harmonic.Data;

/// <summary>
/// A tone of harmonic partials with a timbre of its own, as additive synthesis makes it: its magnitude spectrum, not its waveform.
/// </summary>
/// <param name="Pitch">Semitones above the lowest bin.</param>
/// <param name="Loudness">The Euclidean length of its spectrum.</param>
/// <param name="Partials">The amplitudes of the harmonics 1, 2, …, relative to each other.</param>
public sealed record HarmonicTone(int Pitch, double Loudness, IReadOnlyList<double> Partials)
{
    /// <summary>How many harmonics a random tone has.</summary>
    public const int Harmonics = 10;

    /// <summary>How many cents each partial lies above its harmonic.</summary>
    public IReadOnlyList<double> Mistuning { get; init; } = new double[Partials.Count];

    /// <summary>
    /// A tone of a pitch and a random timbre: harmonic h has h^(−p) times a factor in [0.3, 1], with p in [0.5, 1.5]. Its loudness is in
    /// [0.5, 1].
    /// </summary>
    public static HarmonicTone Random(ref RandomSequence random, int pitch)
    {
        var decay = 0.5 + random.Uniform();
        var loudness = 0.5 + random.Uniform() / 2;
        var partials = new double[Harmonics];
        for (var h = 0; h < Harmonics; h++)
        {
            partials[h] = Math.Pow(h + 1, -decay) * (0.3 + 0.7 * random.Uniform());
        }
        return new HarmonicTone(pitch, loudness, partials);
    }

    /// <summary>Adds the tone's magnitudes to a spectrum.</summary>
    public void AddTo(Span<float> spectrum, SpectrumBins bins)
    {
        ArgumentNullException.ThrowIfNull(bins);
        var own = new float[bins.Count];
        for (var h = 0; h < Partials.Count; h++)
        {
            bins.AddPartial(own, bins.PerOctave * (Pitch / 12.0 + Math.Log2(h + 1) + Mistuning[h] / 1200), Partials[h]);
        }
        Spectrum.AddScaled(spectrum, own, Loudness);
    }
}
