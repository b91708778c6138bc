using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>Attraction of two views plus SIGReg against collapse (LeJEPA, arXiv:2511.08544; write-up, "LeJEPA too?").</summary>
public static class LeJepa
{
    /// <summary>(1 − λ) · attraction + λ · SIGReg of both views together.</summary>
    /// <param name="first">Latents of one view (B × D).</param>
    /// <param name="second">Latents of the other view (B × D).</param>
    /// <param name="step">Seeds SIGReg's projections.</param>
    /// <param name="lambda">The weight of SIGReg, in [0, 1].</param>
    /// <param name="deltas">How far apart the views are; see <see cref="AttractionLoss"/>.</param>
    /// <exception cref="ArgumentException">Shapes do not match, there is no pair, or λ is outside its range.</exception>
    public static LeJepaTerms Loss(Tensor first, Tensor second, long step, double lambda = 0.5, Tensor? deltas = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfNegative(lambda);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lambda, 1);
        using var scope = NewDisposeScope();
        var attraction = AttractionLoss.Loss(first, second, deltas);
        var sigReg = SigReg.Of(cat([first, second], 0), step);
        var loss = attraction * (1 - lambda) + sigReg * lambda;
        return new LeJepaTerms(scope.MoveToOuter(loss), scope.MoveToOuter(attraction), scope.MoveToOuter(sigReg));
    }
}

/// <summary>The loss and its two parts, each a single number.</summary>
public sealed record LeJepaTerms(Tensor Loss, Tensor Attraction, Tensor SigReg);
