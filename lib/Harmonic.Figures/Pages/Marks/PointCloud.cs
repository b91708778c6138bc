using ScottPlot;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>
/// Draws points as dots of closed lines without length: a vector file then holds two numbers for each. Points of several colours are drawn
/// in layers chosen at random, so that no colour lies on top of the others for being the last.
/// </summary>
internal sealed class PointCloud(PointsMark points) : IPlottable
{
    private const int Layers = 6;

    /// <summary>Steps in a unit of the page, which are 1/360 of an inch in a PDF.</summary>
    private const float Finest = 5;

    /// <summary>Fewer points are drawn one by one, so that those that lie over one another show it.</summary>
    private const int MostSingle = 1_500;

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() =>
        points.Across is { } across && points.Upward is { } upward
            ? new AxisLimits(across.Low, across.High, upward.Low, upward.High)
            : AxisLimits.NoLimits;

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        if (rp.Canvas is SKNoDrawCanvas)
        {
            return;
        }

        if (points.Whole)
        {
            rp.CanvasState.DisableClipping();
        }

        // Drawn in the units of the page, where a place takes few digits.
        rp.Canvas.Save();
        var place = rp.Canvas.TotalMatrix;
        rp.Canvas.SetMatrix(SKMatrix.Identity);
        DrawAll(rp.Canvas, place);
        rp.Canvas.Restore();
    }

    private void DrawAll(SKCanvas canvas, SKMatrix place)
    {
        using var paint = new SKPaint
        {
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = points.Diameter * place.ScaleX,
            StrokeCap = SKStrokeCap.Round,
        };
        var shown = Enumerable.Range(0, points.X.Length).Where(IsShown).ToArray();
        if (points.Colors is null && shown.Length <= MostSingle)
        {
            paint.Color = Paints.Fade(points.Color, points.Opacity);
            Array.ForEach(shown, point => Draw(canvas, paint, place, [point]));
            return;
        }

        foreach (
            var group in shown
                .GroupBy(point => (Layer: (int)(Scatter(point) % Layers), Level: points.Colors?.LevelOf(points.ColorBy[point]) ?? 0))
                .OrderBy(group => group.Key.Layer)
                .ThenBy(group => Scatter(group.Key.Level + (group.Key.Layer * 1_000)))
        )
        {
            var color = points.Colors?.Of(points.ColorBy[group.First()]) ?? points.Color;
            paint.Color = Paints.Fade(color, points.Opacity);
            Draw(canvas, paint, place, group);
        }
    }

    private void Draw(SKCanvas canvas, SKPaint paint, SKMatrix page, IEnumerable<int> group)
    {
        // In order, since neighbours have digits in common: a PDF is then packed faster, and shorter.
        var places = group.Select(point => PlaceOf(point, page)).Distinct().OrderBy(place => place.X).ThenBy(place => place.Y);
        using var path = new SKPath();
        foreach (var place in places)
        {
            path.MoveTo(place);
            path.Close();
        }

        canvas.DrawPath(path, paint);
    }

    private SKPoint PlaceOf(int point, SKMatrix page)
    {
        var pixel = Axes.GetPixel(new Coordinates(points.X[point], points.Y[point]));
        return new SKPoint(Rounded((pixel.X * page.ScaleX) + page.TransX), Rounded((pixel.Y * page.ScaleY) + page.TransY));
    }

    private static float Rounded(float place) => MathF.Round(place * Finest) / Finest;

    private bool IsShown(int point) =>
        double.IsFinite(points.X[point])
        && double.IsFinite(points.Y[point])
        && (points.Colors is null || (point < points.ColorBy.Length && double.IsFinite(points.ColorBy[point])));

    /// <summary>A number that has nothing to do with its neighbours' (the finalizer of MurmurHash3); the same at each call.</summary>
    private static uint Scatter(int number)
    {
        var bits = (uint)number;
        bits = (bits ^ (bits >> 16)) * 0x85EBCA6B;
        bits = (bits ^ (bits >> 13)) * 0xC2B2AE35;
        return bits ^ (bits >> 16);
    }
}
