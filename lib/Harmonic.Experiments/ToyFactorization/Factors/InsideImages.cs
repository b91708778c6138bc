using Harmonic.Data;

namespace Harmonic.Experiments;

/// <summary>Images that keep all their ink under every shift.</summary>
public static class InsideImages
{
    // Of blobs about one in forty lies far enough inside.
    private const int MostDraws = 100_000;

    /// <summary>Blobs that lie at least <paramref name="maxShift"/> pixels inside the image.</summary>
    public static ImageSource Blobs(int maxShift = 4) => Of(ImageSource.Blobs(), maxShift);

    /// <summary>Those images of a source that no shift in either direction takes ink from.</summary>
    /// <param name="images">The source.</param>
    /// <param name="maxShift">The largest shift in pixels.</param>
    /// <exception cref="InvalidOperationException">The source has no such image.</exception>
    public static ImageSource Of(ImageSource images, int maxShift = 4)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxShift, 1);
        return new($"{images.Name} that keep all ink", (ref RandomSequence random) => Draw(images, maxShift, ref random));
    }

    /// <summary>Whether an image is itself again after it was moved to all sides and back.</summary>
    public static bool Keeps(IImage image, int maxShift)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Equals(image.Shifted(maxShift, maxShift).Shifted(-2 * maxShift, -2 * maxShift).Shifted(maxShift, maxShift));
    }

    private static IImage Draw(ImageSource images, int maxShift, ref RandomSequence random)
    {
        for (var draws = 0; draws < MostDraws; draws++)
        {
            var image = images.Draw(ref random);
            if (Keeps(image, maxShift))
            {
                return image;
            }
        }
        throw new InvalidOperationException(
            $"{MostDraws} images in a row of {images.Name} lose something when they are shifted by {maxShift}; take smaller shifts."
        );
    }
}
