using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>
/// The objective of section 4 with its signs set right. With H the harmonic alignment and D the normalised dissonance, a valid input costs
/// recon + λ_h (−αH) + λ_d βD and an invalid one λ_d max(0, margin − D), with its reconstruction added if wanted.
/// </summary>
public sealed class HarmonyLoss : IHarmonyLoss
{
    private readonly HarmonicAlignment alignment;
    private readonly PairwiseMeasure dissonance;

    /// <param name="alignment">H.</param>
    /// <param name="dissonance">D, on a grid of as many indices.</param>
    /// <exception cref="ArgumentException">The two have different numbers of indices.</exception>
    public HarmonyLoss(HarmonicAlignment alignment, PairwiseMeasure dissonance)
    {
        ArgumentNullException.ThrowIfNull(alignment);
        ArgumentNullException.ThrowIfNull(dissonance);
        if (alignment.Count != dissonance.Count)
        {
            throw new ArgumentException(
                $"The alignment has {alignment.Count} indices and the dissonance {dissonance.Count}; they need one grid."
            );
        }
        (this.alignment, this.dissonance) = (alignment, dissonance);
    }

    /// <summary>Both measures with their default settings on one grid.</summary>
    public HarmonyLoss(FrequencyGrid grid)
        : this(new HarmonicAlignment(grid), PlompLevelt.Measure(grid)) { }

    /// <inheritdoc/>
    public string Description => $"{alignment.Description}; {dissonance.Description}";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Amplitudes of another shape, none, or a negative one; a weight that is negative.</exception>
    public Tensor Score(Tensor amplitudes, HarmonyWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        weights.Check();
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(alignment.Of(amplitudes) * weights.Alpha - dissonance.Normalised(amplitudes) * weights.Beta);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// Shapes do not match, an amplitude or a weight is negative, or the margin lies outside the range of the dissonance measure.
    /// </exception>
    public HarmonyTerms Terms(Tensor amplitudes, Tensor errors, Tensor valid, HarmonyWeights weights)
    {
        HarmonyBatch.Require(amplitudes, errors, valid);
        Require(weights);
        using var scope = NewDisposeScope();
        var (h, d) = (alignment.Of(amplitudes), dissonance.Normalised(amplitudes)); // B each
        var good = errors + h * (-weights.Harmony * weights.Alpha) + d * (weights.Dissonance * weights.Beta);
        var bad = (weights.Margin - d).relu() * weights.Dissonance + errors * weights.InvalidReconstruction;
        return HarmonyBatch.Terms(scope, where(valid, good, bad).mean(), errors, h * weights.Alpha - d * weights.Beta, valid);
    }

    private void Require(HarmonyWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        weights.Check();
        var (least, greatest) = dissonance.Range;
        // With one index there is nothing to be dissonant: the hinge is then a constant.
        if (weights.Margin > greatest && dissonance.Count > 1)
        {
            throw new ArgumentException(
                $"The margin is {weights.Margin:G4}, but on this grid dissonance lies between {least:G4} and {greatest:G4}: no "
                    + $"latent can reach it."
            );
        }
    }
}
