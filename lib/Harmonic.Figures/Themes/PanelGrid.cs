using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>
/// Where the panels of a figure stand, in pixels of the layout. Text keeps its size whatever the width of the figure, so the room for
/// labels is set aside first and the panels, all of one shape, share the rest. Panels are whole pixels: plotly.js draws images on whole
/// ones only, and a gap would show between an image and its frame.
/// </summary>
internal sealed class PanelGrid
{
    private const double LeastPanelWidth = 18;
    private readonly Theme _theme;
    private readonly JsonObject _layout;
    private readonly IReadOnlyList<PanelSpec> _panels;
    private readonly int _columns;
    private readonly double _panelHeight;
    private readonly double[] _left = [];
    private readonly double[] _right;
    private readonly double[] _top;
    private readonly double[] _bottom;

    /// <param name="theme">Gives the font sizes.</param>
    /// <param name="layout">The figure's layout, read for which axes show their ticks.</param>
    /// <param name="panels">The panels row by row.</param>
    /// <param name="legends">The names in the legend of each panel.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="aspect">Height of a panel as a part of its width.</param>
    /// <param name="width">Width of the figure.</param>
    /// <exception cref="ExportException">The panels would have no room.</exception>
    internal PanelGrid(
        Theme theme,
        JsonObject layout,
        IReadOnlyList<PanelSpec> panels,
        IReadOnlyList<IReadOnlyList<string>> legends,
        int columns,
        double aspect,
        double width
    )
    {
        (_theme, _layout, _panels, _columns) = (theme, layout, panels, columns);
        Legends = new LegendMeasure(theme, legends);
        Margin = theme.FontSize * 0.6;
        _panelHeight = double.PositiveInfinity;
        _right = PerColumn(RightInset);

        // Twice: how many lines the title of a vertical axis needs depends on the height of the panels, which depends on their width.
        for (var pass = 0; pass < 2; pass++)
        {
            _left = PerColumn(LeftInset);
            PanelWidth = Math.Floor((width - (2 * Margin) - _left.Sum() - _right.Sum() - ((columns - 1) * Gap)) / columns);
            _panelHeight = PanelWidth * aspect;
        }

        if (PanelWidth < LeastPanelWidth)
        {
            throw new ExportException(
                $"{new Length(width / theme.PixelsPerInch)} is too narrow for {columns} panels side by side with their labels. Ask "
                    + $"for a greater width."
            );
        }

        _top = PerRow(TopInset);
        _bottom = PerRow(BottomInset);
    }

    /// <summary>Width of every panel.</summary>
    internal double PanelWidth { get; private init; }

    /// <summary>Free space around the whole figure.</summary>
    internal double Margin { get; }

    /// <summary>The sizes of the legends.</summary>
    internal LegendMeasure Legends { get; }

    /// <summary>Room above the first row's panels and below the last row's, for their labels.</summary>
    internal (double Top, double Bottom) Outer => (_top[0], _bottom[^1]);

    /// <summary>Room left of the first column's panels and right of the last column's.</summary>
    internal (double Left, double Right) Sides => (_left[0], _right[^1]);

    private double Gap => _theme.FontSize * 0.7;

    private double RowGaps => _top[1..].Sum() + _bottom[..^1].Sum() + ((_top.Length - 1) * Gap);

    private IEnumerable<int> Indices => Enumerable.Range(0, _panels.Count);

    /// <summary>Height of everything between the first row's upper edge and the last row's lower edge.</summary>
    internal double HeightOf(double panelHeight) => (_top.Length * panelHeight) + RowGaps;

    /// <summary>Height of each panel when all rows share that much.</summary>
    internal double PanelHeight(double height) => Math.Floor((height - RowGaps) / _top.Length);

    /// <summary>A panel's left edge, measured from the first panel's.</summary>
    internal double LeftOf(int panel)
    {
        var column = panel % _columns;
        return Math.Round((column * (PanelWidth + Gap)) + _left[1..(column + 1)].Sum() + _right[..column].Sum());
    }

    /// <summary>A panel's upper edge, measured from the first panel's.</summary>
    internal double TopOf(int panel, double panelHeight)
    {
        var row = panel / _columns;
        return Math.Round((row * (panelHeight + Gap)) + _top[1..(row + 1)].Sum() + _bottom[..row].Sum());
    }

    /// <summary>Room between the upper edge of a panel and the title above it, the same for all of its row.</summary>
    internal double RowTop(int panel) => _top[panel / _columns];

    /// <summary>The panel's title, broken into lines.</summary>
    internal string TitleOf(int panel) => TextMeasure.Wrap(_panels[panel].Title, PanelWidth * 1.1 / _theme.FontSize);

    /// <summary>The title of the panel's horizontal axis, broken into lines.</summary>
    internal string XTitleOf(int panel) => TextMeasure.Wrap(_panels[panel].XTitle, PanelWidth * 1.15 / _theme.FontSize);

    /// <summary>The title of the panel's vertical axis, broken into lines.</summary>
    internal string YTitleOf(int panel) => TextMeasure.Wrap(_panels[panel].YTitle, _panelHeight * 1.15 / _theme.FontSize);

    /// <summary>Room between a panel's lower edge and the legend below it.</summary>
    internal double BelowAxis(int panel)
    {
        var ticks = ShowsTicks('x', panel) ? _theme.SmallFontSize * 1.75 : 0;
        return ticks + Lines(XTitleOf(panel), 0.4);
    }

    private double[] PerColumn(Func<int, double> inset) =>
        [.. Enumerable.Range(0, _columns).Select(column => Indices.Where(panel => panel % _columns == column).Max(inset))];

    private double[] PerRow(Func<int, double> inset) =>
        [
            .. Enumerable
                .Range(0, (_panels.Count + _columns - 1) / _columns)
                .Select(row => Indices.Where(panel => panel / _columns == row).Max(inset)),
        ];

    private double LeftInset(int panel)
    {
        var ticks = ShowsTicks('y', panel) ? _theme.SmallFontSize * (_panels[panel].TickWidth + 0.75) : 0;
        return ticks + Lines(YTitleOf(panel), 0.5);
    }

    private double RightInset(int panel) =>
        _panels[panel].ColorBar == "right"
            ? (_theme.SmallFontSize * 4) + Lines(_panels[panel].ColorTitle, 0.2)
            : _theme.SmallFontSize * 0.5;

    private double TopInset(int panel)
    {
        var title = Lines(TitleOf(panel), 0.35);
        var overhang = Math.Max(0, (TextMeasure.Width(YTitleOf(panel).Split("<br>")[0]) * _theme.FontSize) - _panelHeight) / 2;
        var bar = _panels[panel].ColorBar == "above" ? ColorBarHeight(panel) : 0;
        return Math.Max(title + bar + (_panels[panel].Legend == "above" ? Legends.Height(panel, PanelWidth) : 0), overhang);
    }

    /// <summary>Height of a lying colour bar with its title and its tick labels.</summary>
    internal double ColorBarHeight(int panel) => (_theme.SmallFontSize * 2.5) + Lines(_panels[panel].ColorTitle, 0.3);

    private double BottomInset(int panel) => BelowAxis(panel) + (_panels[panel].Legend == "below" ? Legends.Height(panel, PanelWidth) : 0);

    private double Lines(string text, double gap) =>
        TextMeasure.Lines(text) is var lines and > 0 ? _theme.FontSize * (gap + (1.3 * lines)) : 0;

    private bool ShowsTicks(char letter, int panel) =>
        PlotlyNames.Axis(_layout, letter, panel) is { } axis && ((bool?)axis["showticklabels"] ?? true);
}
