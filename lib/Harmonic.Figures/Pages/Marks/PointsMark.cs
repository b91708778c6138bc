using ScottPlot;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>Points, of one colour or each coloured by a value.</summary>
internal sealed record PointsMark(double[] X, double[] Y, SKColor Color, double Opacity, float Diameter) : IPageMark
{
    /// <summary>A value for each point, which <see cref="Colors"/> turns into a colour.</summary>
    internal double[] ColorBy { get; init; } = [];

    internal PageColors? Colors { get; init; }

    /// <summary>Whether points on the edge of the panel are shown whole.</summary>
    internal bool Whole { get; init; }

    /// <inheritdoc/>
    public (double Low, double High)? Across => Extent.Of(X);

    /// <inheritdoc/>
    public (double Low, double High)? Upward => Extent.Of(Y);

    /// <inheritdoc/>
    public (double Across, double Upward) Room => (0.05, 0.07);

    /// <inheritdoc/>
    public double LeastWidth => 7.5;

    /// <inheritdoc/>
    public void AddTo(Plot plot) => plot.Add.Plottable(new PointCloud(this));
}
