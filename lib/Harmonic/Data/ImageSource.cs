namespace Harmonic.Data;

/// <summary>Draws an image; the random numbers alone decide which.</summary>
public delegate IImage DrawImage(ref RandomSequence random);

/// <summary>Where images come from: anything that draws one from random numbers.</summary>
/// <example><code>
/// var stripes = new ImageSource("stripes", (ref RandomSequence random) => new PixelImage(Stripe(random.Between(0, 16))));
/// </code></example>
public sealed class ImageSource
{
    private readonly DrawImage draw;

    /// <summary>A source of images.</summary>
    /// <param name="name">What they are, in a few words, for run records.</param>
    /// <param name="draw">Draws one; all have one shape.</param>
    public ImageSource(string name, DrawImage draw)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(draw);
        (Name, this.draw) = (name, draw);
        var random = new RandomSequence(0, 0);
        Shape = draw(ref random).Shape;
        if (Shape.Channels < 1 || Shape.Height < 1 || Shape.Width < 1)
        {
            throw new ArgumentException($"Images of {name} must have at least one channel, row and column, not {Shape}.", nameof(draw));
        }
    }

    /// <summary>What the images are.</summary>
    public string Name { get; }

    /// <summary>The channels, rows and columns of every image.</summary>
    public (int Channels, int Height, int Width) Shape { get; }

    /// <summary>Blobs, the write-up's data: <see cref="BlobImage.Random"/>.</summary>
    /// <param name="size">Pixels a side.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not in 4..64.</exception>
    public static ImageSource Blobs(int size = 16) =>
        new($"blobs of {size} × {size}", (ref RandomSequence random) => BlobImage.Random(ref random, size));

    /// <summary>Draws an image.</summary>
    /// <exception cref="InvalidOperationException">Its shape is not that of the others.</exception>
    public IImage Draw(ref RandomSequence random)
    {
        var image = draw(ref random);
        return image.Shape == Shape
            ? image
            : throw new InvalidOperationException(
                $"{Name} drew an image of shape {image.Shape} after one of shape {Shape}; all must have one shape."
            );
    }
}
