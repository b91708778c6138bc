namespace Harmonic.Figures;

/// <summary>How wide the tick labels of a vertical axis will be, before plotly.js has chosen them.</summary>
internal static class TickWidth
{
    private const double Digit = 0.56;

    /// <summary>An estimate in units of the font size, rather a little too wide than too narrow.</summary>
    internal static double Of(Axis axis, IReadOnlyList<Trace> traces)
    {
        var names = axis.TickLabels ?? [.. traces.OfType<IShapesAxes>().SelectMany(trace => trace.RowNames)];
        if (names.Count > 0)
        {
            return names.Max(name => TextMeasure.Width(LabelText.ToHtml(name)));
        }

        var extents = traces.Select(trace => trace.Vertical.Extent()).OfType<(double Low, double High)>().ToArray();
        var (low, high) = axis.Range
            ?? (extents.Length == 0 ? (0, 1) : (extents.Min(extent => extent.Low), extents.Max(extent => extent.High)));
        return axis.Log ? LogWidth(low) : LinearWidth(low, high);
    }

    /// <summary>The widest label of a logarithmic axis is its smallest decimal fraction.</summary>
    private static double LogWidth(double low) => Digit * (low is > 0 and < 1 ? Math.Clamp(2 - Math.Floor(Math.Log10(low)), 3, 5) : 4);

    private static double LinearWidth(double low, double high)
    {
        (low, high) = low < high ? (low, high) : (low - 1, high + 1);
        var step = (high - low) / 5;
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step)), 0, 5);
        var whole = Math.Max(1, (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(high), Math.Abs(low)) + 1e-300)) + 1);
        return Digit * (Math.Min(whole, 4) + (decimals > 0 ? decimals + 0.5 : 0) + (low < 0 ? 1 : 0));
    }
}
