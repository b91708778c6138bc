using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Losses;

/// <summary>
/// The cross-entropy of the pixels of piano rolls. Few pixels are lit, one in fifty or so; without a weight the cheapest drawing is an
/// empty
/// one for long.
/// </summary>
public static class RollLoss
{
    /// <summary>The mean over pixels of −w · y log p − (1 − y) log(1 − p).</summary>
    /// <param name="logits">The logarithms of the odds, of any shape.</param>
    /// <param name="rolls">0 and 1, of the same shape.</param>
    /// <param name="litWeight">w, what a lit pixel weighs beside a dark one; positive.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Tensor Loss(Tensor logits, Tensor rolls, double litWeight = 4)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(rolls);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(litWeight);
        if (!logits.shape.SequenceEqual(rolls.shape))
        {
            throw new ArgumentException(
                $"Drawings and rolls have one shape, not [{string.Join(", ", logits.shape)}] and [{string.Join(", ", rolls.shape)}]."
            );
        }
        using var scope = NewDisposeScope();
        var weight = tensor((float)litWeight, dtype: logits.dtype, device: logits.device);
        return scope.MoveToOuter(functional.binary_cross_entropy_with_logits(logits, rolls, pos_weights: weight));
    }
}
