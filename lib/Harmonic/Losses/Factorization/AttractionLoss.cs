using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>Pulls two views of one thing together (write-up, "LeJEPA too?", <c>attraction_loss</c>).</summary>
public static class AttractionLoss
{
    /// <summary>
    /// The mean squared difference of two views' latents, each pair weighted by e^(−|δ|²/τ) if shifts δ are given; 0 of no pairs.
    /// </summary>
    /// <param name="first">Latents of one view (B × D).</param>
    /// <param name="second">Latents of the other view (B × D).</param>
    /// <param name="deltas">How far apart the views are (B × any number), in pixels for shifts; null weighs all alike.</param>
    /// <param name="tau">How slowly attraction falls off with |δ|², in the same unit squared.</param>
    /// <exception cref="ArgumentException">Shapes do not match, or τ is not positive.</exception>
    public static Tensor Loss(Tensor first, Tensor second, Tensor? deltas = null, double tau = 100)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tau);
        if (
            first.dim() != 2
            || !first.shape.SequenceEqual(second.shape)
            || (deltas is not null && (deltas.dim() != 2 || deltas.size(0) != first.size(0)))
        )
        {
            var shapes = new[] { first, second, deltas }.OfType<Tensor>().Select(given => $"[{string.Join(", ", given.shape)}]");
            throw new ArgumentException(
                "The attraction loss takes two latents of one shape [B, D], and deltas with B rows; these are "
                    + $"{string.Join(", ", shapes)}."
            );
        }
        using var scope = NewDisposeScope();
        var squares = (first - second).square(); // B × D
        if (deltas is not null)
        {
            var weights = (-deltas.square().sum(1) / tau).exp(); // B
            squares = squares * weights.unsqueeze(-1);
        }
        return scope.MoveToOuter(squares.numel() == 0 ? squares.sum() : squares.mean()); // the mean of nothing is no number
    }
}
