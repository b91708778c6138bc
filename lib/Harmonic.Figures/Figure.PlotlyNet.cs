namespace Harmonic.Figures;

public sealed partial class Figure
{
    /// <summary>The figure as a chart of Plotly.NET, to go on with in the interface of Plotly.NET or Plotly.NET.CSharp.</summary>
    /// <param name="theme">How it looks; <see cref="Theme.Current"/> when null.</param>
    /// <param name="width">The width to arrange it for, as in <see cref="Save"/>; the theme's own when null.</param>
    /// <exception cref="ArgumentException">A label holds LaTeX that cannot be shown, or the data do not fit together.</exception>
    public Plotly.NET.GenericChart ToPlotlyNet(Theme? theme = null, string? width = null) =>
        PlotlyNetChart.Of(ToPlotly(theme, ParseLength(width)));
}
