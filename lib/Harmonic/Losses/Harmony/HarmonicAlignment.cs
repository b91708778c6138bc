using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>
/// How well a latent lies on the harmonic series of one fundamental (write-up, section 3.4), in [−1, 0]. For a fundamental F a frequency f
/// deviates by its distance from the nearest of F, 2F, 3F, … up to the grid's top: 0 on it, 1 at half the distance between two harmonics
/// or, if that is nearer, at a tolerance in cents, and 1 beyond. The deviations are averaged with the amplitudes as weights. Letters: B
/// latents a batch, K indices, C candidates.
/// </summary>
/// <remarks>
/// The write-up takes the first active index for the fundamental, a choice without a gradient. Here every index is a candidate, and the
/// alignments S to all of them are averaged with weights proportional to amplitude · e^(S / temperature): the fundamental has to sound, and
/// the one that explains most wins. The tolerance is there for the low harmonics: without it a minor second, 6% of F from unison, would be
/// better aligned than a third. A partial 1% to 3% off is heard as a
/// tone of its own (Moore, Glasberg and Peters, <em>JASA</em> 80, 1986).
/// </remarks>
public sealed class HarmonicAlignment
{
    private readonly double temperature;
    private readonly int subharmonics;
    private readonly bool hard;
    private readonly ConstantMatrix deviations; // K × C

    /// <param name="grid">The frequencies, all positive.</param>
    /// <param name="subharmonics">
    /// With m &gt; 1 the fundamental may also be f/2, … f/m of an index that sounds, each 1/m times as likely: a chord has a fundamental
    /// that none of its tones is.
    /// </param>
    /// <param name="temperature">How soft the choice is, at least 0.02.</param>
    /// <param name="hard">Whether the likeliest candidate alone counts; the gradient then does not see the choice.</param>
    /// <param name="tolerance">How many cents off the series count as wholly off it, positive.</param>
    /// <exception cref="ArgumentException">The grid is the write-up's, or a number is outside its range.</exception>
    public HarmonicAlignment(FrequencyGrid grid, int subharmonics = 1, double temperature = 0.05, bool hard = false, double tolerance = 50)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentOutOfRangeException.ThrowIfLessThan(subharmonics, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        if (!(temperature >= 0.02)) // e^(−1 / 0.02) is still well inside single precision
        {
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "The temperature of the soft choice is at least 0.02.");
        }
        (this.subharmonics, this.temperature, this.hard) = (subharmonics, temperature, hard);
        var frequencies = grid.Positive("harmonic alignment");
        // The fundamentals to choose from: the grid, then the grid divided by 2, and so on.
        double[] candidates = [.. Enumerable.Range(1, subharmonics).SelectMany(m => frequencies.Select(f => f / m))];
        deviations = new ConstantMatrix(Deviations(frequencies, candidates, Math.Pow(2, tolerance / 1200) - 1));
        Description =
            $"harmonic alignment, {(hard ? "hard" : $"soft {temperature:R}")}, subharmonics {subharmonics}, tolerance {tolerance:R} "
            + $"cents, {grid.Description}";
    }

    /// <summary>The measure and its grid in a line.</summary>
    public string Description { get; }

    /// <summary>How many indices there are, K.</summary>
    public int Count => deviations.Values.GetLength(0);

    /// <summary>The alignment of each latent (B), in [−1, 0]; 0, with a zero gradient, for a silent one.</summary>
    /// <param name="amplitudes">B × K, none negative.</param>
    /// <exception cref="ArgumentException">Not of that shape, empty, or an amplitude is negative.</exception>
    public Tensor Of(Tensor amplitudes)
    {
        Amplitudes.Require(amplitudes, Count);
        using var scope = NewDisposeScope();
        var alignments = Alignments(amplitudes); // B × C
        var weights = Weights(amplitudes, alignments); // B × C
        return scope.MoveToOuter(hard ? alignments.gather(1, weights.argmax(1, keepdim: true)).squeeze(1) : (weights * alignments).sum(1));
    }

    /// <summary>The alignment of each latent to each candidate (B × C), S = −Σ_i a_i d(f_i, F) / Σ_i a_i; in [−1, 0].</summary>
    private Tensor Alignments(Tensor amplitudes)
    {
        var shares = amplitudes / Amplitudes.OrOne(amplitudes.sum(1, keepdim: true)); // B × K
        return -shares.mm(deviations.Like(amplitudes)); // B × C
    }

    /// <summary>How much each candidate counts as the fundamental (B × C); every row adds up to 1, a silent one to 0.</summary>
    private Tensor Weights(Tensor amplitudes, Tensor alignments)
    {
        var sounding = cat([.. Enumerable.Range(1, subharmonics).Select(m => amplitudes / m)], 1); // B × C
        var weights = sounding * (alignments / temperature).exp();
        return weights / Amplitudes.OrOne(weights.sum(1, keepdim: true));
    }

    private static double[,] Deviations(double[] frequencies, double[] candidates, double tolerance)
    {
        var values = new double[frequencies.Length, candidates.Length];
        for (var i = 0; i < frequencies.Length; i++)
        {
            for (var c = 0; c < candidates.Length; c++)
            {
                var ratio = frequencies[i] / candidates[c];
                var harmonic = Math.Max(1, Math.Round(ratio));
                values[i, c] = Math.Min(1, Math.Abs(ratio - harmonic) / Math.Min(0.5, tolerance * harmonic));
            }
        }
        return values;
    }
}
