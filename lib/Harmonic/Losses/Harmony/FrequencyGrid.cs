namespace Harmonic.Losses;

/// <summary>
/// The frequency, in Hz, that each latent index stands for: a fixed property of the latent space (write-up, abstract: "interpret latent
/// vector indices as frequencies and their values as amplitudes").
/// </summary>
public sealed class FrequencyGrid
{
    private readonly double[] frequencies;

    private FrequencyGrid(double[] frequencies, string description) => (this.frequencies, Description) = (frequencies, description);

    /// <summary>One frequency an index, in Hz.</summary>
    public IReadOnlyList<double> Frequencies => frequencies;

    /// <summary>How many indices there are, K.</summary>
    public int Count => frequencies.Length;

    /// <summary>The grid in a line, for run records and captions.</summary>
    public string Description { get; }

    /// <summary>f0 · 2^(i / perOctave): equal steps in pitch.</summary>
    /// <param name="count">How many indices, at least 1.</param>
    /// <param name="f0">The frequency of index 0, in Hz; 55 Hz is the A three octaves below concert pitch.</param>
    /// <param name="perOctave">Indices an octave; 12 makes an index a semitone.</param>
    /// <exception cref="ArgumentException">A count below 1, a frequency that is not positive, or a grid that ends at infinity.</exception>
    public static FrequencyGrid EqualTempered(int count, double f0 = 55, int perOctave = 12)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perOctave, 1);
        return new(
            Positive(count, i => f0 * Math.Pow(2, (double)i / perOctave)),
            $"{count} frequencies from {f0:R} Hz, {perOctave} an octave"
        );
    }

    /// <summary>
    /// A control: equal steps of 113.2 cents, of which no number, up to 63, comes within 22 cents of a ratio p:q with p · q ≤ 8 (octave,
    /// fifth, twelfth, two octaves and so on). Of the steps from 85 to 115 cents this one keeps furthest from them.
    /// </summary>
    /// <param name="count">How many indices, at least 1.</param>
    /// <param name="f0">The frequency of index 0, in Hz.</param>
    /// <exception cref="ArgumentException">A count below 1, or a frequency that is not positive.</exception>
    public static FrequencyGrid WithoutSmallRatios(int count, double f0 = 55) =>
        new(Positive(count, i => f0 * Math.Pow(2, i * 113.2 / 1200)), $"{count} frequencies from {f0:R} Hz in steps of 113.2 cents");

    /// <summary>f0 · (i + 1): the harmonics of one fundamental.</summary>
    /// <param name="count">How many indices, at least 1.</param>
    /// <param name="f0">The fundamental, in Hz.</param>
    /// <exception cref="ArgumentException">A count below 1, or a frequency that is not positive.</exception>
    public static FrequencyGrid HarmonicSeries(int count, double f0 = 55) =>
        new(Positive(count, i => f0 * (i + 1)), $"the first {count} harmonics of {f0:R} Hz");

    /// <summary>Any frequencies, in Hz.</summary>
    /// <exception cref="ArgumentException">There is none, or one is not a positive number.</exception>
    public static FrequencyGrid Of(IReadOnlyList<double> frequencies)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        return new(Positive(frequencies.Count, i => frequencies[i]), $"{frequencies.Count} given frequencies");
    }

    /// <summary>
    /// The index itself, as in the write-up's <c>harmony_loss</c>. Index 0 has the frequency 0, so that of the measures only the
    /// as-written forms are defined on this grid.
    /// </summary>
    /// <param name="count">How many indices, at least 1.</param>
    /// <exception cref="ArgumentException">A count below 1.</exception>
    public static FrequencyGrid AsWritten(int count) => new(Made(count, i => i), $"the indices 0 to {count - 1} themselves");

    /// <summary>The index whose frequency is nearest in pitch.</summary>
    /// <param name="frequency">In Hz, positive.</param>
    /// <exception cref="ArgumentException">The frequency is not positive, or this is the write-up's grid.</exception>
    public int Nearest(double frequency)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frequency);
        var distances = Array.ConvertAll(Positive("pitch"), f => Math.Abs(Math.Log(f / frequency)));
        return Array.IndexOf(distances, distances.Min());
    }

    /// <summary>The latent of a harmonic tone: its partials at the nearest indices, those above the grid's top left out.</summary>
    /// <param name="fundamental">In Hz, positive.</param>
    /// <param name="partials">How many harmonics, the fundamental among them.</param>
    /// <param name="decay">The ratio of a partial's amplitude to that of the one below.</param>
    /// <returns>One amplitude an index.</returns>
    /// <exception cref="ArgumentException">The fundamental is not positive, or this is the write-up's grid.</exception>
    public double[] Tone(double fundamental, int partials = 6, double decay = 0.88)
    {
        var amplitudes = new double[Count];
        // Half a semitone above the top still rounds to it.
        for (var k = 1; k <= partials && k * fundamental <= 1.03 * frequencies.Max(); k++)
        {
            amplitudes[Nearest(k * fundamental)] += Math.Pow(decay, k - 1);
        }
        return amplitudes;
    }

    /// <summary>The frequencies, for a measure that divides by them.</summary>
    /// <exception cref="ArgumentException">This is the write-up's grid.</exception>
    internal double[] Positive(string measure) =>
        frequencies[0] > 0
            ? frequencies
            : throw new ArgumentException(
                $"Index 0 of this grid has the frequency 0, for which {measure} is not defined. Use FrequencyGrid.EqualTempered or "
                    + "FrequencyGrid.HarmonicSeries; the as-written forms alone take FrequencyGrid.AsWritten."
            );

    private static double[] Positive(int count, Func<int, double> frequency)
    {
        var made = Made(count, frequency);
        var bad = Array.FindIndex(made, f => !(f > 0) || !double.IsFinite(f));
        return bad < 0
            ? made
            : throw new ArgumentException($"The frequency of index {bad} is {made[bad]:R} Hz; a frequency is a positive, finite number.");
    }

    private static double[] Made(int count, Func<int, double> frequency) =>
        count >= 1
            ? [.. Enumerable.Range(0, count).Select(frequency)]
            : throw new ArgumentException($"A grid of {count} frequencies holds no latent; it takes at least 1.");
}
