using static TorchSharp.torch;

namespace Harmonic.Data;

/// <summary>Shifts of image batches on any device.</summary>
public static class Shift
{
    /// <summary>
    /// Moves images <paramref name="dy"/> pixels down and <paramref name="dx"/> to the right, filling with zeros
    /// (write-up, <c>shift_no_wrap</c>).
    /// </summary>
    /// <param name="images">Any tensor whose last two dimensions are height and width.</param>
    /// <param name="dy">Pixels down; negative is up. In pitch terms, a transposition.</param>
    /// <param name="dx">Pixels to the right; negative is left. In time terms, a delay.</param>
    /// <exception cref="ArgumentException">Not two dimensions, or a shift is as large as the image or larger.</exception>
    public static Tensor ZeroFilled(Tensor images, int dy, int dx)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.dim() < 2)
        {
            throw new ArgumentException($"Images have a height and a width; these are [{string.Join(", ", images.shape)}].");
        }
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(Along(Along(images, dy, -2), dx, -1));
    }

    private static Tensor Along(Tensor images, int shift, int dim)
    {
        var length = images.size(dim);
        if (Math.Abs(shift) >= length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(shift),
                shift,
                $"A shift by {shift} pixels leaves nothing of an image with {length} pixels in that direction."
            );
        }
        if (shift == 0)
        {
            return images.alias();
        }
        var kept = images.narrow(dim, Math.Max(0, -shift), length - Math.Abs(shift));
        var border = zeros_like(images.narrow(dim, 0, Math.Abs(shift)));
        return shift > 0 ? cat([border, kept], dim) : cat([kept, border], dim);
    }
}
