using Harmonic.Figures.Pages;

namespace Harmonic.Figures;

public sealed partial class Figure
{
    /// <summary>
    /// The figure as a ScottPlot page, to go on with in ScottPlot: <c>page.Subplots.GetPlot(0)</c> is the plot of the first panel. Values
    /// on a logarithmic axis are logarithms to the base 10, as ScottPlot has them.
    /// </summary>
    /// <param name="theme">How it looks; <see cref="Theme.Current"/> when null.</param>
    /// <param name="width">The width to arrange it for, as in <see cref="Save"/>; the theme's own when null.</param>
    /// <exception cref="ExportException">The figure has points in space, or needs more room.</exception>
    public ScottPlot.Multiplot ToScottPlot(Theme? theme = null, string? width = null)
    {
        var document = Document();
        if (!PlotlyReader.CanRead(document))
        {
            throw new ExportException($"“{Title}” has points in space, which ScottPlot does not draw.");
        }

        var style = new PageStyle(theme ?? Theme.Current);
        return new PageDrawing(PageFile.LayOut(document, style, new FigureFileOptions(style.Theme, ParseLength(width))), style).Build();
    }
}
