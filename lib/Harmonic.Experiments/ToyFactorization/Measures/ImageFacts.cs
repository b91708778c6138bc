using Harmonic.Data;

namespace Harmonic.Experiments;

/// <summary>What can be told of an image without an encoder.</summary>
/// <param name="Ink">The sum of its numbers, over all channels.</param>
/// <param name="Row">The row of its centroid; not a number where there is no ink.</param>
/// <param name="Column">The column of its centroid; not a number where there is no ink.</param>
public readonly record struct ImageFacts(double Ink, double Row, double Column)
{
    /// <summary>The facts of an image.</summary>
    public static ImageFacts Of(IImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var (channels, height, width) = image.Shape;
        var pixels = new float[channels * height * width];
        image.CopyTo(pixels);
        var (ink, row, column) = (0.0, 0.0, 0.0);
        for (var i = 0; i < pixels.Length; i++)
        {
            ink += pixels[i];
            row += pixels[i] * (i / width % height);
            column += pixels[i] * (double)(i % width);
        }
        return new ImageFacts(ink, row / ink, column / ink);
    }
}
