namespace Harmonic.Data;

/// <summary>
/// An image that can be moved: what an encoder sees, and what the analyses shift. Rows are pitch and columns are time, as in a piano roll.
/// An image never changes; equal images have equal pixels where <see cref="object.Equals(object)"/> says so.
/// </summary>
public interface IImage
{
    /// <summary>Channels, rows and columns.</summary>
    (int Channels, int Height, int Width) Shape { get; }

    /// <summary>
    /// Moves the image <paramref name="dy"/> pixels down (pitch) and <paramref name="dx"/> to the right (time); zeros come in.
    /// </summary>
    IImage Shifted(int dy, int dx);

    /// <summary>Writes channels × rows × columns numbers, row by row.</summary>
    void CopyTo(Span<float> pixels);
}
