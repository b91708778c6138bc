using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>Dashed lines, taken apart into their dashes: Skia's SVG files know no dashed strokes.</summary>
internal static class Dashes
{
    /// <summary>Draws a path in dashes of one length, with gaps of another between them.</summary>
    internal static void Draw(SKCanvas canvas, SKPath path, SKPaint paint, float dash, float gap)
    {
        using var dashes = new SKPath();
        using var measure = new SKPathMeasure(path);
        do
        {
            for (var start = 0f; start < measure.Length; start += dash + gap)
            {
                measure.GetSegment(start, Math.Min(start + dash, measure.Length), dashes, startWithMoveTo: true);
            }
        } while (measure.NextContour());

        canvas.DrawPath(dashes, paint);
    }
}
