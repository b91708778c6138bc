using ScottPlot;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>Paints the whole page before its first panel is drawn.</summary>
internal sealed class PagePaint(PageLayout layout, PageStyle style) : IRenderAction
{
    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        var (cell, place) = (layout.CellOf(0), rp.FigureRect);
        var (across, down) = (place.Width / cell.Width, place.Height / cell.Height);
        using var paint = new SKPaint { Color = style.Background };
        rp.Canvas.DrawRect(
            place.Left - (cell.Left * across),
            place.Top - (cell.Top * down),
            (float)layout.Width * across,
            (float)layout.Height * down,
            paint
        );
    }
}
