using ScottPlot;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>Writes what belongs to a page as a whole: its title, the legend that panels share, its caption.</summary>
internal sealed class PageDecoration(PageLayout layout, PageStyle style) : IPlottable, IRenderLast
{
    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <inheritdoc/>
    public void Render(RenderPack rp) { }

    /// <inheritdoc/>
    public void RenderLast(RenderPack rp)
    {
        var (page, margin) = (rp.FigureRect, layout.Margin);
        style.Pen.Write(
            rp.Canvas,
            layout.Title,
            layout.TitleSize,
            style.Ink,
            page.Left + margin,
            page.Top + margin,
            SKTextAlign.Left,
            VerticalPlace.Top
        );
        style.Pen.Write(
            rp.Canvas,
            layout.Caption,
            style.SmallFontSize,
            style.Ink,
            page.Left + margin,
            page.Bottom - margin,
            SKTextAlign.Left,
            VerticalPlace.Bottom
        );
        layout.Key.Draw(rp.Canvas, page.HorizontalCenter - (layout.Key.Width / 2), page.Top + layout.KeyTop);
    }
}
