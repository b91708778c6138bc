using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>
/// How figures look: lettering, colours, line weights and width. One theme serves every figure, whatever is drawn, and a figure
/// that carries one theme takes on another without its data being touched.
/// </summary>
public sealed record Theme
{
    // TrueType first: of other fonts, Latin Modern among them, Chromium makes Type 3 fonts in a PDF, which many journals refuse.
    private const string SansFonts = "Arial, 'Liberation Sans', Helvetica, sans-serif";
    private const string SerifFonts = "'Times New Roman', 'Liberation Serif', Times, serif";

    private Theme(string name) => Name = name;

    /// <summary>For notebooks and pages: 820 pixels wide, title and caption in the picture.</summary>
    public static Theme Screen { get; } = new("screen");

    /// <summary>As <see cref="Screen"/>, on a dark background.</summary>
    public static Theme Dark { get; } = new("dark") { Palette = Palette.Dark };

    /// <summary>The theme of figures that are shown or saved without naming one; <see cref="Screen"/> until it is set.</summary>
    public static Theme Current { get; set; } = Screen;

    /// <summary>The theme's name, as a command line knows it.</summary>
    public string Name { get; }

    /// <summary>Width of a figure for which none is asked.</summary>
    public Length Width { get; private init; } = Length.FromPixels(820);

    /// <summary>
    /// Pixels of the layout to an inch of paper. plotly.js fixes some measures in pixels, to suit letters 12 pixels high; on paper the
    /// smallest letters, 7 points, are given that height, so that all proportions are those of the screen.
    /// </summary>
    public double PixelsPerInch { get; private init; } = 96;

    /// <summary>Fonts in order of preference, as CSS lists them.</summary>
    public string FontFamily { get; private init; } = SansFonts;

    /// <summary>Size of axis titles, panel titles and legends, in pixels of the layout.</summary>
    public double FontSize { get; private init; } = 13;

    /// <summary>Size of the smallest text, the tick labels, in pixels of the layout.</summary>
    public double SmallFontSize { get; private init; } = 12;

    /// <summary>Factor on the line widths and marker sizes that a figure states.</summary>
    public double MarkScale { get; private init; } = 1;

    /// <summary>Whether title and caption stand in the picture; on paper they belong to the text around it.</summary>
    public bool ShowsTitle { get; private init; } = true;

    internal Palette Palette { get; private init; } = Palette.Light;

    /// <summary>
    /// For papers: smallest text 7 points, thin lines, white background, title and caption left to the text around the figure.
    /// </summary>
    public static Theme Paper(PaperWidth column = PaperWidth.SingleColumn, FontFace font = FontFace.Sans) =>
        new(PaperName(column, font))
        {
            Width = new Length(column == PaperWidth.SingleColumn ? 3.3 : 6.9),
            FontFamily = font == FontFace.Serif ? SerifFonts : SansFonts,
            PixelsPerInch = 12 * 72 / 7.0,
            FontSize = 12 * 8 / 7.0,
            SmallFontSize = 12,
            MarkScale = column == PaperWidth.SingleColumn ? 0.7 : 0.85,
            ShowsTitle = false,
        };

    /// <summary>The theme of that name: screen, dark, paper, paper-double, paper-serif or paper-double-serif.</summary>
    /// <exception cref="ExportException">There is no theme of that name.</exception>
    public static Theme Parse(string name)
    {
        Theme[] all =
        [
            Screen,
            Dark,
            Paper(),
            Paper(PaperWidth.DoubleColumn),
            Paper(font: FontFace.Serif),
            Paper(PaperWidth.DoubleColumn, FontFace.Serif),
        ];
        return all.FirstOrDefault(theme => string.Equals(theme.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ExportException(
                $"There is no theme \"{name}\". The themes are {string.Join(", ", all.Select(theme => theme.Name))}."
            );
    }

    /// <summary>
    /// The figure in this theme: fonts, colours, panel places and size are set anew, data and labels stay. The argument is not changed.
    /// </summary>
    /// <param name="figure">A plotly.js document with <c>data</c> and <c>layout</c>. One not made by this project keeps its own
    /// arrangement.</param>
    /// <param name="width">Width of the picture; the theme's own when none is given.</param>
    /// <param name="height">Height of the picture; follows from the shape of the panels when none is given.</param>
    /// <exception cref="ExportException">The document is no figure, or its panels do not fit in that size.</exception>
    public JsonObject Apply(JsonObject figure, Length? width = null, Length? height = null) =>
        new FigureDressing(this, figure).Dress((width ?? Width).Inches * PixelsPerInch, height?.Inches * PixelsPerInch);

    /// <summary>
    /// What a page exchanges in a figure of any theme to show it in this one: <c>colors</c> by colour, <c>scales</c> as pairs of the stops
    /// of one and the whole of the other, and plotly.js's <c>template</c>.
    /// </summary>
    public JsonObject Exchange()
    {
        var exchange = new Recoloring(Palette).ToJson();
        exchange["template"] = ThemeTemplate.Of(this);
        return exchange;
    }

    private static string PaperName(PaperWidth column, FontFace font) =>
        "paper" + (column == PaperWidth.DoubleColumn ? "-double" : "") + (font == FontFace.Serif ? "-serif" : "");
}
