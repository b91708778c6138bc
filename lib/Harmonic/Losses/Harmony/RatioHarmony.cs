namespace Harmonic.Losses;

/// <summary>
/// How near an interval is to a simple ratio, and how simple that ratio is: Σ over ratios p:q of e^(−(c − c_pq)² / 2σ²) / (p · q), with c
/// in cents. It repairs section 3.1 of the write-up, whose distance to the nearest of five ratios calls a minor second more harmonic than
/// a major third; the weight is 2^(−Tenney height).
/// </summary>
public static class RatioHarmony
{
    // 6:5, 7:5, 8:5 and 7:6 are in; 9:8, a whole tone, is not.
    private const int SimplestProduct = 60;

    /// <summary>The ratios counted when none are given: all with p · q ≤ 60.</summary>
    public static IReadOnlyList<JustRatio> SimpleRatios { get; } = JustRatio.UpTo(SimplestProduct);

    /// <summary>Of two pure tones; 1 in unison and a little more where ratios lie close together, near 0 far from any ratio.</summary>
    /// <param name="f1">A frequency in Hz, positive.</param>
    /// <param name="f2">The other, in Hz.</param>
    /// <param name="ratios">The ratios that count; <see cref="SimpleRatios"/> when null.</param>
    /// <param name="width">σ in cents; 17 is a mistuning of 1%.</param>
    /// <exception cref="ArgumentOutOfRangeException">A frequency or the width is not positive.</exception>
    /// <exception cref="ArgumentException">There is no ratio.</exception>
    public static double Of(double f1, double f2, IReadOnlyList<JustRatio>? ratios = null, double width = 17)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(f1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(f2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ratios ??= SimpleRatios;
        if (ratios.Count == 0)
        {
            throw new ArgumentException("Ratio harmony needs at least one ratio.", nameof(ratios));
        }
        var cents = 1200 * Math.Abs(Math.Log2(f2 / f1));
        return ratios.Sum(ratio => Math.Exp(-Math.Pow((cents - ratio.Cents) / width, 2) / 2) / ((double)ratio.Upper * ratio.Lower));
    }

    /// <summary>The ratio harmony of every two indices of a grid, as a quadratic form of the amplitudes; larger is more harmonic.</summary>
    /// <param name="grid">The frequencies, all positive.</param>
    /// <param name="ratios">The ratios that count; <see cref="SimpleRatios"/> when null.</param>
    /// <param name="width">σ in cents.</param>
    /// <exception cref="ArgumentException">The grid is the write-up's, there is no ratio, or the width is not positive.</exception>
    public static PairwiseMeasure Measure(FrequencyGrid grid, IReadOnlyList<JustRatio>? ratios = null, double width = 17)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return PairwiseMeasure.Of(
            $"ratio harmony of {(ratios ?? SimpleRatios).Count} ratios, σ = {width:R} cents, {grid.Description}",
            grid.Positive("ratio harmony"),
            (f1, f2) => Of(f1, f2, ratios, width)
        );
    }
}
