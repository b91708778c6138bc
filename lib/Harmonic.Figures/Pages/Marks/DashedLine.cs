using ScottPlot;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>A dashed line in a plot.</summary>
/// <param name="places">Where it goes, in pixels; a point that is not finite leaves a gap.</param>
/// <param name="color">Its colour.</param>
/// <param name="width">Its width.</param>
/// <param name="dash">The length of a dash.</param>
internal sealed class DashedLine(Func<RenderPack, IAxes, IEnumerable<SKPoint>> places, SKColor color, float width, float dash) : IPlottable
{
    /// <summary>The gap between dashes, as a part of their length.</summary>
    private const float Gap = 0.7f;

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        using var path = new SKPath();
        var draws = false;
        foreach (var place in places(rp, Axes))
        {
            if (!float.IsFinite(place.X) || !float.IsFinite(place.Y))
            {
                draws = false;
            }
            else if (draws)
            {
                path.LineTo(place);
            }
            else
            {
                path.MoveTo(place);
                draws = true;
            }
        }

        using var paint = new SKPaint
        {
            Color = color,
            StrokeWidth = width,
            IsStroke = true,
            IsAntialias = true,
        };
        Dashes.Draw(rp.Canvas, path, paint, dash, dash * Gap);
    }
}
