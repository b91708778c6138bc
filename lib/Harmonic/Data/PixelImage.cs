namespace Harmonic.Data;

/// <summary>An image of any numbers, with one channel or several.</summary>
public sealed class PixelImage : IImage, IEquatable<PixelImage>
{
    private readonly float[] pixels;

    /// <summary>An image of one channel (rows × columns).</summary>
    public PixelImage(float[,] rows)
        : this((1, Required(rows).GetLength(0), rows.GetLength(1)), rows.Cast<float>().ToArray()) { }

    /// <summary>An image of several channels (channels × rows × columns).</summary>
    public PixelImage(float[,,] channels)
        : this((Required(channels).GetLength(0), channels.GetLength(1), channels.GetLength(2)), channels.Cast<float>().ToArray()) { }

    private PixelImage((int Channels, int Height, int Width) shape, float[] pixels) => (Shape, this.pixels) = (shape, pixels);

    /// <inheritdoc/>
    public (int Channels, int Height, int Width) Shape { get; }

    /// <inheritdoc/>
    public IImage Shifted(int dy, int dx)
    {
        var (channels, height, width) = Shape;
        var shifted = new float[pixels.Length];
        var kept = width - Math.Abs(dx);
        for (var channel = 0; channel < channels && kept > 0; channel++)
        {
            for (var row = Math.Max(0, dy); row < Math.Min(height, height + dy); row++)
            {
                var (from, to) = ((channel * height + row - dy) * width, (channel * height + row) * width);
                Array.Copy(pixels, from + Math.Max(0, -dx), shifted, to + Math.Max(0, dx), kept);
            }
        }
        return new PixelImage(Shape, shifted);
    }

    /// <inheritdoc/>
    public void CopyTo(Span<float> pixels) => this.pixels.CopyTo(pixels);

    /// <inheritdoc/>
    public bool Equals(PixelImage? other) => other is not null && Shape == other.Shape && pixels.AsSpan().SequenceEqual(other.pixels);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PixelImage);

    /// <inheritdoc/>
    public override int GetHashCode() => pixels.Aggregate(Shape.GetHashCode(), HashCode.Combine);

    private static Array Required(Array values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values;
    }
}
