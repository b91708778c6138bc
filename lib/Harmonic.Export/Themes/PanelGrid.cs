using System.Text.Json.Nodes;

namespace Harmonic.Export;

/// <summary>
/// Where the panels of a figure stand, in CSS pixels. Text keeps its size whatever the width of the figure, so the room for labels
/// is set aside first and the panels, all of one shape, share the rest.
/// </summary>
internal sealed class PanelGrid
{
    private const double LeastPanelWidth = 18;
    private readonly Theme _theme;
    private readonly JsonObject _layout;
    private readonly IReadOnlyList<PanelSpec> _panels;
    private readonly IReadOnlyList<IReadOnlyList<string>> _legends;
    private readonly int _columns;
    private readonly double[] _left;
    private readonly double[] _right;
    private readonly double[] _top;
    private readonly double[] _bottom;

    /// <param name="theme">Gives the font sizes.</param>
    /// <param name="layout">The figure's layout, read for axis titles and visibility.</param>
    /// <param name="panels">The panels row by row.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="legends">For each panel the names in its legend.</param>
    /// <param name="width">Width of the figure.</param>
    /// <exception cref="ExportException">The panels would have no room.</exception>
    internal PanelGrid(
        Theme theme, JsonObject layout, IReadOnlyList<PanelSpec> panels, int columns, IReadOnlyList<IReadOnlyList<string>> legends, double width)
    {
        (_theme, _layout, _panels, _columns, _legends) = (theme, layout, panels, columns, legends);
        Margin = theme.FontSize * 0.6;
        _left = PerColumn(LeftInset);
        _right = PerColumn(RightInset);
        PanelWidth = (width - (2 * Margin) - _left.Sum() - _right.Sum() - ((columns - 1) * Gap)) / columns;
        if (PanelWidth < LeastPanelWidth)
        {
            throw new ExportException(
                $"{Length.FromPixels(width)} is too narrow for {columns} panels side by side with their labels. Ask for a greater width.");
        }

        _top = PerRow(TopInset);
        _bottom = PerRow(BottomInset);
    }

    /// <summary>Width of every panel.</summary>
    internal double PanelWidth { get; }

    /// <summary>Free space around the whole figure.</summary>
    internal double Margin { get; }

    /// <summary>Room above the first row's panels and below the last row's, for their labels.</summary>
    internal (double Top, double Bottom) Outer => (_top[0], _bottom[^1]);

    /// <summary>Room left of the first column's panels and right of the last column's.</summary>
    internal (double Left, double Right) Sides => (_left[0], _right[^1]);

    private double Gap => _theme.FontSize * 0.7;

    /// <summary>Height of everything between the panels' upper and lower edge, for panels of that height.</summary>
    internal double HeightOf(double panelHeight) => (_top.Length * panelHeight) + RowGaps;

    /// <summary>Height left to each panel when all rows share that much.</summary>
    internal double PanelHeight(double height) => (height - RowGaps) / _top.Length;

    /// <summary>A panel's left edge, measured from the first panel's.</summary>
    internal double LeftOf(int panel)
    {
        var column = panel % _columns;
        return (column * (PanelWidth + Gap)) + _left[1..(column + 1)].Sum() + _right[..column].Sum();
    }

    /// <summary>A panel's upper edge, measured from the first panel's.</summary>
    internal double TopOf(int panel, double panelHeight)
    {
        var row = panel / _columns;
        return (row * (panelHeight + Gap)) + _top[1..(row + 1)].Sum() + _bottom[..row].Sum();
    }

    /// <summary>The panel's title, broken into lines.</summary>
    internal string TitleOf(int panel) => TextMeasure.Wrap(_panels[panel].Title, PanelWidth / _theme.FontSize);

    /// <summary>Whether the legend's entries stand beside one another in one line.</summary>
    internal bool LegendFitsOneLine(int panel) => _legends[panel].Sum(LegendEntryWidth) <= PanelWidth;

    /// <summary>Room for a legend outside its panel.</summary>
    internal double LegendHeight(int panel) =>
        ((LegendFitsOneLine(panel) ? Math.Min(1, _legends[panel].Count) : _legends[panel].Count) * LegendRow) + (_theme.SmallFontSize * 0.3);

    /// <summary>Width of one legend entry with its symbol.</summary>
    internal double LegendEntryWidth(string name) => 42 + (TextMeasure.Width(name) * _theme.SmallFontSize);

    /// <summary>Height of one line of a legend; plotly.js makes none lower than 19 pixels.</summary>
    internal double LegendRow => Math.Max(_theme.SmallFontSize * 1.3, 16) + 3;

    private double RowGaps => _top[1..].Sum() + _bottom[..^1].Sum() + ((_top.Length - 1) * Gap);

    private double[] PerColumn(Func<int, double> inset) =>
        [.. Enumerable.Range(0, _columns).Select(column => Indices.Where(panel => panel % _columns == column).Max(inset))];

    private double[] PerRow(Func<int, double> inset) =>
        [.. Enumerable.Range(0, (_panels.Count + _columns - 1) / _columns).Select(row => Indices.Where(panel => panel / _columns == row).Max(inset))];

    private IEnumerable<int> Indices => Enumerable.Range(0, _panels.Count);

    private double LeftInset(int panel)
    {
        if (PlotlyNames.Axis(_layout, 'y', panel) is not { } axis)
        {
            return 0;
        }

        var ticks = ShowsTicks(axis) ? (_panels[panel].TickWidth * _theme.SmallFontSize) + (_theme.SmallFontSize * 0.75) : 0;
        var lines = TextMeasure.Lines(PlotlyNames.TitleText(axis));
        return ticks + (lines > 0 ? _theme.FontSize * (0.5 + (1.3 * lines)) : 0);
    }

    private double RightInset(int panel) => _panels[panel].ColorBar ? ColorBarRoom(panel) : _theme.SmallFontSize * 0.4;

    private double ColorBarRoom(int panel)
    {
        var title = (_layout[PlotlyNames.Numbered("coloraxis", panel)] as JsonObject)?["colorbar"] as JsonObject;
        return (_theme.SmallFontSize * 4.4) + (title is not null && PlotlyNames.TitleText(title).Length > 0 ? _theme.FontSize * 1.5 : 0);
    }

    private double TopInset(int panel)
    {
        var lines = TextMeasure.Lines(TitleOf(panel));
        var title = lines > 0 ? _theme.FontSize * (0.35 + (1.3 * lines)) : 0;
        return title + (_panels[panel].Legend == "above" ? LegendHeight(panel) : 0);
    }

    private double BottomInset(int panel)
    {
        var axis = PlotlyNames.Axis(_layout, 'x', panel);
        var ticks = axis is not null && ShowsTicks(axis) ? _theme.SmallFontSize * 1.75 : 0;
        var title = axis is not null && PlotlyNames.TitleText(axis).Length > 0 ? _theme.FontSize * 1.7 : 0;
        return ticks + title + (_panels[panel].Legend == "below" ? LegendHeight(panel) : 0);
    }

    private static bool ShowsTicks(JsonObject axis) => (bool?)axis["showticklabels"] ?? true;
}
