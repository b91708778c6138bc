using ScottPlot;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>Lying bars at the places 0, 1, 2, …, each with its interval where there is one.</summary>
/// <param name="Lengths">Where each ends.</param>
/// <param name="Color">Their colour.</param>
/// <param name="Lower">Where each interval starts; none, or as many as bars.</param>
/// <param name="Upper">Where each interval ends.</param>
/// <param name="Start">Where all bars start.</param>
/// <param name="Ink">The colour of the intervals.</param>
/// <param name="Width">The width of their lines.</param>
internal sealed record BarsMark(double[] Lengths, SKColor Color, double[] Lower, double[] Upper, double Start, SKColor Ink, float Width)
    : IPageMark
{
    /// <inheritdoc/>
    public (double Low, double High)? Across => Extent.Of(Lengths, Lower, Upper, [Start]);

    /// <inheritdoc/>
    public (double Low, double High)? Upward => (-0.5, Lengths.Length - 0.5);

    /// <inheritdoc/>
    public (double Across, double Upward) Room => (0.05, 0);

    /// <inheritdoc/>
    public double LeastWidth => 8.5;

    /// <inheritdoc/>
    public void AddTo(Plot plot)
    {
        var bars = Lengths.Select(
            (length, place) =>
                new Bar
                {
                    Position = place,
                    Value = length,
                    ValueBase = Start,
                    FillColor = Paints.Of(Color),
                    LineWidth = 0,
                    Size = 0.78,
                    Orientation = Orientation.Horizontal,
                }
        );
        plot.Add.Bars(bars.Where(bar => double.IsFinite(bar.Value)).ToArray());
        if (Upper.Length != Lengths.Length)
        {
            return;
        }

        // The lower end of an interval may have no place on a logarithmic axis; the line then leaves the panel.
        int[] shown = [.. Enumerable.Range(0, Lengths.Length).Where(bar => double.IsFinite(Lengths[bar]) && double.IsFinite(Upper[bar]))];
        var whiskers = new ScottPlot.Plottables.ErrorBar(
            Array.ConvertAll(shown, bar => Lengths[bar]),
            Array.ConvertAll(shown, bar => (double)bar),
            Array.ConvertAll(shown, bar => Upper[bar] - Lengths[bar]),
            Array.ConvertAll(shown, bar => Lengths[bar] - (double.IsFinite(Lower[bar]) ? Lower[bar] : Start - 1)),
            null,
            null
        )
        {
            Color = Paints.Of(Ink),
            LineWidth = Width,
            CapSize = 3 * Width,
        };
        plot.Add.Plottable(whiskers);
    }
}
