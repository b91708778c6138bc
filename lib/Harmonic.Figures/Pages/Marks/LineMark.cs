using ScottPlot;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>Points joined by a line, with or without the area down to zero.</summary>
internal sealed record LineMark(double[] X, double[] Y, SKColor Color, float Width) : IPageMark
{
    internal bool Dashed { get; init; }

    /// <summary>Whether it goes across first and then up, as the outline of a histogram does.</summary>
    internal bool Stepped { get; init; }

    /// <summary>Colour of the area between the line and zero, if any.</summary>
    internal SKColor? Fill { get; init; }

    /// <inheritdoc/>
    public (double Low, double High)? Across => Extent.Of(X);

    /// <inheritdoc/>
    public (double Low, double High)? Upward => Fill is null ? Extent.Of(Y) : Extent.Of(Y, [0.0]);

    /// <inheritdoc/>
    public (double Across, double Upward) Room => (0, 0.055);

    /// <inheritdoc/>
    public double LeastWidth => 7.5;

    /// <inheritdoc/>
    public void AddTo(Plot plot)
    {
        if (Dashed)
        {
            plot.Add.Plottable(
                new DashedLine((_, axes) => X.Zip(Y, (x, y) => axes.GetPixel(new Coordinates(x, y)).ToSKPoint()), Color, Width, 6)
            );
            return;
        }

        var line = plot.Add.Scatter(X, Y, Paints.Of(Color));
        line.MarkerSize = 0;
        line.LineStyle.Width = Width;
        line.ConnectStyle = Stepped ? ConnectStyle.StepHorizontal : ConnectStyle.Straight;
        if (Fill is { } fill)
        {
            (line.FillY, line.FillYColor) = (true, Paints.Of(fill));
        }
    }
}
