namespace Harmonic.Figures.Pages;

/// <summary>The labels of one panel of a given size, and the room they need on its four sides.</summary>
internal sealed class PanelRoom
{
    private readonly PageStyle _style;

    internal PanelRoom(PagePanel panel, PageStyle style, double width, double height, bool sharesLegend)
    {
        (Panel, _style) = (panel, style);
        (X, Y) = panel.EqualAspect ? Equal(panel, width, height) : (panel.X.Range, panel.Y.Range);
        XTicks = Ticks(panel.X, X, true, width);
        YTicks = Ticks(panel.Y, Y, false, height);
        Title = style.Pen.Balance(panel.Title, style.FontSize, width * 1.06);
        XTitle = style.Pen.Balance(panel.X.Title, style.FontSize, width * 1.1);
        YTitle = style.Pen.Balance(panel.Y.Title, style.FontSize, height * 1.06);
        ColorTitle = style.Pen.Balance(panel.ColorTitle, style.FontSize, (panel.ColorBar == "above" ? width : height) * 1.1);
        ColorTicks = Ticks(
            ColorAxis,
            (panel.Colors.Low, panel.Colors.High),
            panel.ColorBar == "above",
            panel.ColorBar == "above" ? width : height
        );
        (Left, Right) = (LeftRoom(), RightRoom(width));
        if (panel.Legend.Count > 0 && !sharesLegend)
        {
            PlaceLegend(width, height);
        }

        (Top, Bottom) = (TopRoom(height), BottomRoom());
    }

    internal PagePanel Panel { get; }

    /// <summary>First and last place shown along the horizontal axis.</summary>
    internal (double From, double To) X { get; }

    internal (double From, double To) Y { get; }

    internal FigureTicks XTicks { get; }

    internal FigureTicks YTicks { get; }

    internal FigureTicks ColorTicks { get; }

    internal string Title { get; }

    internal string XTitle { get; }

    internal string YTitle { get; }

    internal string ColorTitle { get; }

    /// <summary>The legend within the panel, or null.</summary>
    internal LegendBlock? Inside { get; private set; }

    /// <summary>The legend outside of it, or null.</summary>
    internal LegendBlock? Outside { get; private set; }

    internal double Left { get; }

    internal double Right { get; }

    internal double Top { get; }

    internal double Bottom { get; }

    /// <summary>Length of a tick.</summary>
    internal double TickLength => _style.SmallFontSize / 3.5;

    /// <summary>From the end of a tick to its label.</summary>
    internal double TickGap => _style.SmallFontSize * 0.3;

    /// <summary>From labels to the title beside them.</summary>
    internal double TitleGap => _style.FontSize * 0.4;

    /// <summary>From the panel's lower edge to the title of its horizontal axis.</summary>
    internal double BelowTicks => Panel.X.ShowTicks ? TickLength + TickGap + XTicks.Room.Height : 0;

    /// <summary>From the panel's left edge to the title of its vertical axis.</summary>
    internal double BesideTicks => Panel.Y.ShowTicks ? TickLength + TickGap + YTicks.Room.Width : 0;

    /// <summary>Thickness of a colour bar.</summary>
    internal double BarSize => _style.SmallFontSize * 0.75;

    /// <summary>From a panel to the colour bar beside or above it.</summary>
    internal double BarGap => _style.FontSize * 0.6;

    /// <summary>Everything of a lying colour bar, with its title.</summary>
    internal double LyingBar =>
        Panel.ColorBar != "above"
            ? 0
            : BarGap + ColorTicks.Room.Height + TickGap + TickLength + BarSize + Over(ColorTitle, _style.FontSize);

    internal double OutsideLegend => Outside is { } legend ? legend.Height + (_style.SmallFontSize * 0.7) : 0;

    private static PageAxis ColorAxis { get; } = new() { Title = "" };

    internal double Over(string text, double size) => text.Length == 0 ? 0 : _style.Pen.Size(text, size).Height + TitleGap;

    private FigureTicks Ticks(PageAxis axis, (double From, double To) range, bool horizontal, double length)
    {
        var ticks = new FigureTicks(axis, horizontal, _style.Pen, _style.SmallFontSize);
        ticks.Choose(Math.Min(range.From, range.To), Math.Max(range.From, range.To), length);
        return ticks;
    }

    /// <summary>A legend that would hide much of its panel stands below it.</summary>
    private void PlaceLegend(double width, double height)
    {
        var column = new LegendBlock(_style, Panel.Legend, 1);
        var narrow = new LegendBlock(_style, Panel.Legend, Math.Max(column.Width, width * 0.4));
        if (Panel.LegendPlace is "above" or "below" || narrow.Width > width * 0.62 || narrow.Height > height * 0.42)
        {
            Outside = new LegendBlock(_style, Panel.Legend, Left + width);
        }
        else
        {
            Inside = narrow;
        }
    }

    private double LeftRoom() =>
        Math.Max(BesideTicks + Over(YTitle, _style.FontSize), XTicks.Ticks.Length > 0 ? HalfLabel(XTicks, XTicks.Ticks[0]) * 0.8 : 0);

    private double HalfLabel(FigureTicks ticks, ScottPlot.Tick tick)
    {
        var (width, height) = _style.Pen.Size(tick.Label, _style.SmallFontSize);
        return (ticks.Turned ? height : width) / 2;
    }

    private double RightRoom(double width)
    {
        var bar =
            Panel.ColorBar == "right"
                ? BarGap + BarSize + TickLength + TickGap + ColorTicks.Room.Width + Over(ColorTitle, _style.FontSize)
                : 0;
        var lying = Panel.ColorBar == "above" ? Overhang(ColorTicks, (Panel.Colors.Low, Panel.Colors.High), width) : 0;
        return Math.Max(bar, Math.Max(lying, Overhang(XTicks, X, width)));
    }

    /// <summary>
    /// How far labels reach beyond the end of a lying axis, and a little more: a small label is wider drawn than measured.
    /// </summary>
    private double Overhang(FigureTicks ticks, (double From, double To) range, double width) =>
        ticks
            .Ticks.Select(tick =>
                ((tick.Position - range.From) / (range.To - range.From) * width)
                + HalfLabel(ticks, tick)
                + (_style.SmallFontSize * 0.6)
                - width
            )
            .DefaultIfEmpty()
            .Max();

    private double TopRoom(double height)
    {
        var overhang = Math.Max(0, _style.Pen.Size(YTitle, _style.FontSize).Width - height) / 2;
        var label = YTicks.Ticks.Length > 0 ? _style.SmallFontSize * 0.4 : 0;
        var legend = Panel.LegendPlace == "above" ? OutsideLegend : 0;
        return Math.Max(Over(Title, _style.FontSize) + LyingBar + legend, Math.Max(overhang, label));
    }

    private double BottomRoom() => BelowTicks + Over(XTitle, _style.FontSize) + (Panel.LegendPlace == "above" ? 0 : OutsideLegend);

    /// <summary>Both ranges, one of them longer than the data need, so that a unit is as long on either.</summary>
    private static ((double From, double To) X, (double From, double To) Y) Equal(PagePanel panel, double width, double height)
    {
        var (x, y) = (panel.X.Range, panel.Y.Range);
        var scale = Math.Min(width / Math.Abs(x.To - x.From), height / Math.Abs(y.To - y.From));
        return (Widened(x, width / scale), Widened(y, height / scale));
    }

    private static (double From, double To) Widened((double From, double To) range, double length)
    {
        var middle = (range.From + range.To) / 2;
        var half = length / 2 * Math.Sign(range.To - range.From);
        return (middle - half, middle + half);
    }
}
