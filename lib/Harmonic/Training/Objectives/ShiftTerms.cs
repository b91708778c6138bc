using Harmonic.Losses;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>The terms of the write-up's objectives of shift triplets.</summary>
public static class ShiftTerms
{
    /// <summary>The cosine objective (write-up, "Loss: cosine factorization objective").</summary>
    public static Term<ShiftPass> Factorization { get; } =
        new(
            "factorization",
            1,
            pass => FactorizationLoss.Loss(pass.Anchors, pass.Crops1, pass.Crops2, pass.Targets),
            MeanOverSamples: true
        );

    /// <summary>
    /// LeJEPA's loss of the anchors with either crop, added up: (1 − λ) · attraction + λ · SIGReg (write-up, "LeJEPA too?").
    /// </summary>
    /// <param name="weight">The weight of the whole; the write-up uses 0.2.</param>
    /// <param name="lambda">The weight of SIGReg within it, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative, or λ lies outside of [0, 1].</exception>
    public static IReadOnlyList<Term<ShiftPass>> LeJepa(double weight = 0.2, double lambda = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        ArgumentOutOfRangeException.ThrowIfNegative(lambda);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lambda, 1);
        return
        [
            new(
                "attraction",
                weight * (1 - lambda),
                pass => AttractionLoss.Loss(pass.Anchors, pass.Crops1) + AttractionLoss.Loss(pass.Anchors, pass.Crops2),
                MeanOverSamples: true
            ),
            new("sigreg", weight * lambda, pass =>
                SigReg.Of(cat([pass.Anchors, pass.Crops1]), pass.Step) + SigReg.Of(cat([pass.Anchors, pass.Crops2]), pass.Step)
            ),
        ];
    }

    /// <summary>
    /// LeJEPA as its authors' program has it (arXiv:2511.08544): each view's squared distance from the mean of an image's three views, and
    /// the Epps-Pulley statistic of each view, which sees where the codes lie.
    /// </summary>
    /// <param name="weight">The weight of the whole.</param>
    /// <param name="lambda">The weight of the statistic within it, in [0, 1]; the authors' program has 0.02.</param>
    /// <param name="farthest">How far the statistic's integral goes; the paper has 5, its program 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative, λ lies outside of [0, 1], or the integral has no
    /// length.</exception>
    public static IReadOnlyList<Term<ShiftPass>> LeJepaAsPublished(double weight = 0.2, double lambda = 0.02, double farthest = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        ArgumentOutOfRangeException.ThrowIfNegative(lambda);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lambda, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(farthest);
        return
        [
            new(
                "invariance",
                weight * (1 - lambda),
                pass => (pass.Latents - pass.Latents.mean([0], keepdim: true)).square().mean(),
                MeanOverSamples: true
            ),
            new("Epps-Pulley", weight * lambda, pass =>
                stack([.. Enumerable.Range(0, 3).Select(view => EppsPulley.Sliced(pass.Latents[view], pass.Step, farthest: farthest))])
                    .mean()
            ),
        ];
    }

    /// <summary>
    /// The cosine objective of all pairs of moves in a batch, across images (<see cref="PooledFactorizationLoss"/>). It needs the whole
    /// batch.
    /// </summary>
    /// <param name="weight">Its weight; 0 only measures it.</param>
    public static Term<ShiftPass> Pooled(double weight = 1) =>
        new("pooled", weight, pass =>
            PooledFactorizationLoss.Loss((pass.Latents.narrow(0, 1, 2) - pass.Anchors).flatten(0, 1), pass.Shifts.flatten(0, 1))
        );

    /// <summary>The write-up's objective: factorization, and LeJEPA's loss where it weighs anything.</summary>
    /// <param name="jepaWeight">LeJEPA's weight, at least 0.</param>
    public static IReadOnlyList<Term<ShiftPass>> WriteUp(double jepaWeight = 0) =>
        jepaWeight == 0 ? [Factorization] : [Factorization, .. LeJepa(jepaWeight)];
}
