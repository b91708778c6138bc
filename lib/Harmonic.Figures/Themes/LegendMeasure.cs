namespace Harmonic.Figures;

/// <summary>How much room legends need, in pixels of the layout.</summary>
internal sealed class LegendMeasure(Theme theme, IReadOnlyList<IReadOnlyList<string>> names)
{
    /// <summary>plotly.js draws a symbol of 30 pixels with 5 on either side.</summary>
    private const double Symbol = 42;

    /// <summary>Height of one line; plotly.js makes none lower than 19 pixels.</summary>
    internal double Row => Math.Max(theme.SmallFontSize * 1.3, 16) + 3;

    /// <summary>Width of one entry with its symbol.</summary>
    internal double Entry(string name) => Symbol + (TextMeasure.Width(name) * theme.SmallFontSize);

    /// <summary>Width of a panel's legend outside it, with its entries beside or below each other as they fit.</summary>
    internal double Width(int panel, double width) =>
        FitsOneLine(panel, width) ? names[panel].Sum(Entry) : names[panel].Select(Entry).DefaultIfEmpty().Max();

    /// <summary>Whether all entries of a panel's legend stand in one line of that width.</summary>
    internal bool FitsOneLine(int panel, double width) => names[panel].Sum(Entry) <= width;

    /// <summary>Room for a legend outside its panel.</summary>
    internal double Height(int panel, double width)
    {
        var lines = FitsOneLine(panel, width) ? Math.Min(1, names[panel].Count) : names[panel].Count;
        return (lines * Row) + (theme.SmallFontSize * 0.4);
    }

    /// <summary>Height of a key that fills the figure's width line by line.</summary>
    internal double KeyHeight(IReadOnlyList<string> key, double width) =>
        key.Count == 0 ? 0 : (Math.Ceiling(key.Sum(Entry) / width) * Row) + (theme.SmallFontSize * 0.9);
}
