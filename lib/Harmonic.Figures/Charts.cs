
namespace Harmonic.Figures;

/// <summary>Figures of a kind that many results share.</summary>
public static class Charts
{
    /// <summary>Curves with the interval about each.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="xTitle">Title of the horizontal axis, with its unit.</param>
    /// <param name="yTitle">Title of the vertical axis, with its unit.</param>
    /// <param name="curves">The curves; at most six get colours of their own.</param>
    public static Figure LinesWithBands(string title, string xTitle, string yTitle, IReadOnlyList<BandedCurve> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var figure = new Figure(title) { Aspect = 0.5 };
        var panel = figure.Panel;
        (panel.X.Title, panel.Y.Title, panel.Legend) = (xTitle, yTitle, LegendPlace.Below);
        string[] colors = [Colors.Blue, Colors.Green, Colors.Vermillion, Colors.Purple, Colors.Amber, Colors.Sky];
        for (var index = 0; index < curves.Count; index++)
        {
            var curve = curves[index];
            var color = colors[index % colors.Length];
            panel.Add(new Band(curve.X, curve.Lower, curve.Upper) { Color = color });
            panel.Add(new Line(curve.X, curve.Middle) { Name = curve.Name, Color = color });
        }

        return figure;
    }

    /// <summary>Named values as lying bars, with the interval of each.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="valueTitle">Title of the axis of values, with its unit.</param>
    /// <param name="names">What is compared, from the top down.</param>
    /// <param name="values">The value of each.</param>
    /// <param name="interval">The lower and upper ends of the intervals, if they are known.</param>
    public static Figure BarsWithIntervals(
        string title, string valueTitle, IReadOnlyList<string> names, double[] values, (double[] Lower, double[] Upper)? interval = null)
    {
        ArgumentNullException.ThrowIfNull(names);
        var figure = new Figure(title) { Aspect = Math.Clamp(0.08 * names.Count, 0.15, 1.5) };
        figure.Panel.X.Title = valueTitle;
        figure.Panel.Add(new Bars(names, values) { Color = Colors.Blue, Interval = interval is { } ends ? (ends.Lower, ends.Upper) : null });
        return figure;
    }

    /// <summary>A matrix as coloured fields.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="cells">The values, row by row, the first row on top.</param>
    /// <param name="valueTitle">What the values are, beside the colour bar.</param>
    /// <param name="rowNames">Names of the rows, or none.</param>
    /// <param name="columnNames">Names of the columns, or none.</param>
    /// <param name="cellFormat">How values are written into the fields (<c>.2f</c>); not at all when null.</param>
    /// <remarks>Values of both signs take a diverging scale about zero, others the sequential one.</remarks>
    public static Figure Matrix(
        string title, double[,] cells, string valueTitle, IReadOnlyList<string>? rowNames = null, IReadOnlyList<string>? columnNames = null, string? cellFormat = null)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var (rows, columns) = (cells.GetLength(0), cells.GetLength(1));
        var figure = new Figure(title) { Aspect = Math.Clamp(rows / (double)Math.Max(1, columns), 0.2, 1) };
        var finite = cells.Cast<double>().Where(double.IsFinite).ToArray();
        var panel = figure.Panel;
        panel.Y.Reversed = true;
        panel.Colors = finite.Length > 0 && finite.Min() < 0 && finite.Max() > 0
            ? ColorAxis.AboutZero(ColorScale.Diverging, finite.Max(Math.Abs), valueTitle)
            : new ColorAxis(ColorScale.Sequential, Title: valueTitle);
        panel.Add(new Heatmap(cells) { RowNames = rowNames ?? [], ColumnNames = columnNames ?? [], CellFormat = cellFormat });
        return figure;
    }
}
