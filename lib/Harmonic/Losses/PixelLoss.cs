using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Losses;

/// <summary>
/// The cross-entropy of pixels that are lit or dark. Where few are lit, one in fifty or so in a piano roll, the cheapest drawing is an
/// empty one for long, unless they weigh more.
/// </summary>
public static class PixelLoss
{
    /// <summary>The mean over pixels of −w · y log p − (1 − y) log(1 − p).</summary>
    /// <param name="logits">The logarithms of the odds, of any shape.</param>
    /// <param name="images">In [0, 1], of the same shape.</param>
    /// <param name="litWeight">w, what a lit pixel weighs beside a dark one; positive.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Tensor Loss(Tensor logits, Tensor images, double litWeight = 1)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(litWeight);
        if (!logits.shape.SequenceEqual(images.shape))
        {
            throw new ArgumentException(
                $"Drawings and images have one shape, not [{string.Join(", ", logits.shape)}] and [{string.Join(", ", images.shape)}]."
            );
        }
        using var scope = NewDisposeScope();
        var weight = tensor((float)litWeight, dtype: logits.dtype, device: logits.device);
        return scope.MoveToOuter(functional.binary_cross_entropy_with_logits(logits, images, pos_weights: weight));
    }
}
