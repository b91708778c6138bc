using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>
/// The write-up's <c>HAELoss</c> (section 4.1) for a batch: recon + λ_h · (α · alignment − β · Σ dissonance) for valid inputs, and with the
/// sign of the second term turned for invalid ones. The values and gradients are those of <see cref="HarmonyAsWritten.Loss"/> sample
/// by sample, computed without its loops. As the sign stands, training makes valid latents less harmonic; λ_d and the margin are not used.
/// </summary>
public sealed class HarmonyLossAsWritten : IHarmonyLoss
{
    private readonly PairwiseMeasure dissonance;

    /// <param name="count">How many indices a latent has, K; an index is its own frequency.</param>
    /// <exception cref="ArgumentException">The count is below 1.</exception>
    public HarmonyLossAsWritten(int count) => dissonance = PlompLevelt.Measure(FrequencyGrid.AsWritten(count), CriticalBandwidth.AsWritten);

    /// <inheritdoc/>
    public string Description => $"the write-up's HAELoss on {dissonance.Count} indices";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Amplitudes of another shape, none, or a negative one; a weight that is negative.</exception>
    public Tensor Score(Tensor amplitudes, HarmonyWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        weights.Check();
        Amplitudes.Require(amplitudes, dissonance.Count);
        using var scope = NewDisposeScope();
        var active = amplitudes > 1e-6; // B × K
        var sounding = amplitudes * active.to(amplitudes.dtype); // B × K
        var pairs = dissonance.Energy(sounding) / 2; // B; the loop counts each pair once
        return scope.MoveToOuter(Alignment(sounding, active) * weights.Alpha - pairs * weights.Beta);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Shapes do not match, or an amplitude or a weight is negative.</exception>
    public HarmonyTerms Terms(Tensor amplitudes, Tensor errors, Tensor valid, HarmonyWeights weights)
    {
        HarmonyBatch.Require(amplitudes, errors, valid);
        using var scope = NewDisposeScope();
        var scores = Score(amplitudes, weights); // B
        var loss = (errors + where(valid, scores, -scores) * weights.Harmony).mean();
        return HarmonyBatch.Terms(scope, loss, errors, scores, valid);
    }

    /// <summary>The nearest of the multiples 1 to F of the first active index is that index times a rounded and clamped ratio.</summary>
    private static Tensor Alignment(Tensor sounding, Tensor active)
    {
        var indices = arange(sounding.size(1), dtype: sounding.dtype, device: sounding.device).unsqueeze(0); // 1 × K
        var first = active.to(ScalarType.Int32).argmax(1, keepdim: true).to(sounding.dtype); // B × 1
        var count = active.sum(1, keepdim: true, type: sounding.dtype); // B × 1
        var multiple = (indices / first.clamp_min(1)).round().minimum(count).clamp_min(1); // B × K
        var deviations = (indices - multiple * first).abs(); // B × K
        return -(deviations * sounding).sum(1) / (sounding.sum(1) + 1e-8);
    }
}
