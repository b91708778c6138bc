using ScottPlot;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>The area between two curves; where either has a gap, so has the area.</summary>
internal sealed record BandMark(double[] X, double[] Lower, double[] Upper, SKColor Color) : IPageMark
{
    /// <inheritdoc/>
    public (double Low, double High)? Across => Extent.Of(X);

    /// <inheritdoc/>
    public (double Low, double High)? Upward => Extent.Of(Lower, Upper);

    /// <inheritdoc/>
    public (double Across, double Upward) Room => (0, 0.055);

    /// <inheritdoc/>
    public double LeastWidth => 7.5;

    /// <inheritdoc/>
    public void AddTo(Plot plot)
    {
        var piece = new List<(double X, double Top, double Bottom)>();
        for (var index = 0; index <= X.Length; index++)
        {
            if (index < X.Length && double.IsFinite(X[index]) && double.IsFinite(Lower[index]) && double.IsFinite(Upper[index]))
            {
                piece.Add((X[index], Upper[index], Lower[index]));
                continue;
            }

            if (piece.Count > 1)
            {
                var area = plot.Add.FillY([.. piece]);
                (area.FillColor, area.LineWidth, area.MarkerSize) = (Paints.Of(Color), 0, 0);
            }

            piece.Clear();
        }
    }
}
