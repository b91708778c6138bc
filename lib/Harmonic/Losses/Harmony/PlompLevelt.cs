namespace Harmonic.Losses;

/// <summary>
/// Sensory dissonance of two tones: e^(−3.5 s) − e^(−5.75 s), with s their distance in critical bandwidths (write-up, section 3.2; Plomp
/// and Levelt, <em>JASA</em> 38, 1965, in the parametrisation of Sethares). It is 0 in unison, greatest (0.1808) at s = 0.2206, about a
/// quarter of a bandwidth, and dies down beyond.
/// </summary>
public static class PlompLevelt
{
    /// <summary>Of two pure tones of amplitude 1; in [0, 0.1809).</summary>
    /// <param name="f1">A frequency in Hz, positive (with <see cref="CriticalBandwidth.AsWritten"/> 0 is allowed).</param>
    /// <param name="f2">The other, in Hz.</param>
    /// <param name="bandwidth">Which critical bandwidth.</param>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is not positive, or the bandwidth is unknown.</exception>
    public static double Of(double f1, double f2, CriticalBandwidth bandwidth = CriticalBandwidth.HutchinsonKnopoff)
    {
        Require(f1, bandwidth);
        Require(f2, bandwidth);
        if (f1 == f2)
        {
            return 0;
        }
        var s = Distance(f1, f2, bandwidth);
        return Math.Exp(-3.5 * s) - Math.Exp(-5.75 * s);
    }

    /// <summary>
    /// Of two complex tones of energy 1: the sum over all pairs of a partial k·f₁ of the one, k = 1 … <paramref name="partials"/>, and a
    /// partial l·f₂ of the other, weighted by their amplitudes. Partials that meet are what makes fifths and thirds consonant.
    /// </summary>
    /// <param name="f1">A fundamental in Hz.</param>
    /// <param name="f2">The other, in Hz.</param>
    /// <param name="bandwidth">Which critical bandwidth.</param>
    /// <param name="partials">How many harmonics each tone has, its fundamental among them; 1 makes it pure.</param>
    /// <param name="decay">The ratio of a partial's amplitude to that of the one below, in (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is not positive, there is no partial, or the decay is outside its
    /// range.</exception>
    public static double Of(double f1, double f2, CriticalBandwidth bandwidth, int partials, double decay = 0.88)
    {
        var amplitudes = Partials(partials, decay);
        var sum = 0.0;
        for (var k = 0; k < partials; k++)
        {
            for (var l = 0; l < partials; l++)
            {
                sum += amplitudes[k] * amplitudes[l] * Of((k + 1) * f1, (l + 1) * f2, bandwidth);
            }
        }
        return sum;
    }

    /// <summary>The dissonance of every two indices of a grid, as a quadratic form of the amplitudes.</summary>
    /// <param name="grid">The frequencies; <see cref="FrequencyGrid.AsWritten"/> only with <see
    /// cref="CriticalBandwidth.AsWritten"/>.</param>
    /// <param name="bandwidth">Which critical bandwidth.</param>
    /// <param name="partials">How many harmonics the tone of an index has.</param>
    /// <param name="decay">The ratio of a partial's amplitude to that of the one below, in (0, 1].</param>
    /// <exception cref="ArgumentException">The grid is the write-up's and the bandwidth is not, or a number is outside its
    /// range.</exception>
    public static PairwiseMeasure Measure(
        FrequencyGrid grid,
        CriticalBandwidth bandwidth = CriticalBandwidth.HutchinsonKnopoff,
        int partials = 1,
        double decay = 0.88
    )
    {
        ArgumentNullException.ThrowIfNull(grid);
        var frequencies = bandwidth == CriticalBandwidth.AsWritten ? grid.Frequencies : grid.Positive("dissonance");
        var tones = partials == 1 ? "pure tones" : $"tones of {partials} partials, decay {decay:R}";
        return PairwiseMeasure.Of($"Plomp-Levelt dissonance, bandwidth {bandwidth}, {tones}, {grid.Description}", frequencies, (f1, f2) =>
            Of(f1, f2, bandwidth, partials, decay)
        );
    }

    private static double Distance(double f1, double f2, CriticalBandwidth bandwidth)
    {
        var (difference, mean) = (Math.Abs(f2 - f1), (f1 + f2) / 2);
        return bandwidth switch
        {
            CriticalBandwidth.HutchinsonKnopoff => difference / (1.72 * Math.Pow(mean, 0.65)),
            CriticalBandwidth.Sethares => 0.24 * difference / (0.0207 * Math.Min(f1, f2) + 18.96),
            _ => difference / (1.72 * mean * 1e-3),
        };
    }

    /// <summary>1, d, d², … scaled to a sum of squares of 1.</summary>
    private static double[] Partials(int count, double decay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, "partials");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(decay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decay, 1);
        var amplitudes = Enumerable.Range(0, count).Select(k => Math.Pow(decay, k)).ToArray();
        var norm = Math.Sqrt(amplitudes.Sum(amplitude => amplitude * amplitude));
        return Array.ConvertAll(amplitudes, amplitude => amplitude / norm);
    }

    private static void Require(double frequency, CriticalBandwidth bandwidth)
    {
        if (!Enum.IsDefined(bandwidth))
        {
            throw new ArgumentOutOfRangeException(nameof(bandwidth), bandwidth, "There is no such critical bandwidth.");
        }
        if (!double.IsFinite(frequency) || frequency < 0 || (frequency == 0 && bandwidth != CriticalBandwidth.AsWritten))
        {
            throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "A frequency is a positive, finite number of Hz.");
        }
    }
}
