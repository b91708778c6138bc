using ScottPlot;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>Lying bars at the places 0, 1, 2, …, each with its interval where there is one.</summary>
internal sealed record BarsMark(double[] Lengths, SKColor Color, double[] Plus, double[] Minus, SKColor Ink, float Width) : IPageMark
{
    /// <inheritdoc/>
    public (double Low, double High)? Across => Extent.Of(
        Lengths, [0.0], [.. Lengths.Zip(Plus, (length, more) => length + more)], [.. Lengths.Zip(Minus, (length, less) => length - less)]);

    /// <inheritdoc/>
    public (double Low, double High)? Upward => (-0.5, Lengths.Length - 0.5);

    /// <inheritdoc/>
    public (double Across, double Upward) Room => (0.05, 0);

    /// <inheritdoc/>
    public double LeastWidth => 8.5;

    /// <inheritdoc/>
    public void AddTo(Plot plot)
    {
        var bars = Lengths.Select((length, place) => new Bar
        {
            Position = place, Value = length, FillColor = Paints.Of(Color), LineWidth = 0, Size = 0.78, Orientation = Orientation.Horizontal,
        });
        plot.Add.Bars(bars.Where(bar => double.IsFinite(bar.Value)).ToArray());
        if (Plus.Length == Lengths.Length)
        {
            double[] places = [.. Enumerable.Range(0, Lengths.Length).Select(place => (double)place)];
            var whiskers = new ScottPlot.Plottables.ErrorBar(Lengths, places, Plus, Minus, null, null)
            {
                Color = Paints.Of(Ink), LineWidth = Width, CapSize = 3 * Width,
            };
            plot.Add.Plottable(whiskers);
        }
    }
}
