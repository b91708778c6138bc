using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Losses;

/// <summary>The cosine objective on difference vectors (write-up, "Loss: cosine factorization objective").</summary>
public static class FactorizationLoss
{
    /// <summary>The mean of (cos(crop1 − anchor, crop2 − anchor) − target)²; in [0, 4].</summary>
    /// <param name="anchors">Latents of the images (B × D).</param>
    /// <param name="crops1">Latents of the first shifted copies (B × D).</param>
    /// <param name="crops2">Latents of the second shifted copies (B × D).</param>
    /// <param name="targets">Wanted cosines (B): +1 parallel, −1 anti-parallel, 0 orthogonal.</param>
    /// <exception cref="ArgumentException">Shapes do not match.</exception>
    public static Tensor Loss(Tensor anchors, Tensor crops1, Tensor crops2, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        ArgumentNullException.ThrowIfNull(crops1);
        ArgumentNullException.ThrowIfNull(crops2);
        ArgumentNullException.ThrowIfNull(targets);
        Check(anchors, crops1, crops2, targets);
        using var scope = NewDisposeScope();
        var cosines = functional.cosine_similarity(crops1 - anchors, crops2 - anchors, dim: -1); // B
        return scope.MoveToOuter((cosines - targets).square().mean());
    }

    private static void Check(Tensor anchors, Tensor crops1, Tensor crops2, Tensor targets)
    {
        if (
            anchors.dim() != 2
            || !anchors.shape.SequenceEqual(crops1.shape)
            || !anchors.shape.SequenceEqual(crops2.shape)
            || targets.dim() != 1
            || targets.size(0) != anchors.size(0)
        )
        {
            throw new ArgumentException(
                "The factorization loss takes three latents of one shape [B, D] and targets [B]; these are "
                    + string.Join(", ", new[] { anchors, crops1, crops2, targets }.Select(tensor => $"[{string.Join(", ", tensor.shape)}]"))
                    + "."
            );
        }
        if (anchors.size(0) == 0)
        {
            throw new ArgumentException("The factorization loss of an empty batch is not defined.");
        }
    }
}
