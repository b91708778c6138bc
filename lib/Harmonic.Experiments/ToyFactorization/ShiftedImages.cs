using Harmonic.Data;

namespace Harmonic.Experiments;

/// <summary>The analyses that draw images: each draws its own from a seed.</summary>
internal enum ImageStream
{
    DifferenceVectors,
    SignedShifts,
    ShiftGrid,
    LatentSpread,
}

/// <summary>What all analyses of shifts ask of their images.</summary>
internal static class ShiftedImages
{
    /// <summary>The source, or the write-up's blobs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The largest shift is below 1, or leaves nothing of an image.</exception>
    internal static ImageSource Require(ImageSource? images, int maxShift)
    {
        images ??= ImageSource.Blobs();
        ArgumentOutOfRangeException.ThrowIfLessThan(maxShift, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(maxShift, Math.Min(images.Shape.Height, images.Shape.Width));
        return images;
    }
}
