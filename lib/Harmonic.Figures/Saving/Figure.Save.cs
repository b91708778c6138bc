namespace Harmonic.Figures;

public sealed partial class Figure
{
    /// <summary>Saves the figure as a picture; the ending of the path says of which kind.</summary>
    /// <param name="path">A file ending in <c>.svg</c>, <c>.pdf</c> or <c>.png</c>. What stood there is replaced when the picture is
    /// complete.</param>
    /// <param name="width">
    /// Width with its unit, such as <c>3.3in</c>, <c>84mm</c>, <c>237pt</c> or <c>640px</c>, or a column by name (<see
    /// cref="Length.Parse"/>);
    /// the theme's own when null.
    /// </param>
    /// <param name="theme">How it looks; for papers when a width and no theme is given, else <see cref="Theme.Current"/>.</param>
    /// <param name="height">Height with its unit; follows from the shape of the panels when null.</param>
    /// <param name="dpi">Points per inch of a PNG, and of what a browser draws in a vector file.</param>
    /// <param name="letters">Whether panels are lettered (a), (b), …</param>
    /// <exception cref="ExportException">The ending or a length is unknown, the figure needs more room or a browser, or the file cannot be
    /// written.</exception>
    public void Save(string path, string? width = null, Theme? theme = null, string? height = null, int dpi = 300, bool letters = false) =>
        SaveAsync(path, width, theme, height, dpi, letters).GetAwaiter().GetResult();

    /// <inheritdoc cref="Save"/>
    /// <param name="path">See there.</param>
    /// <param name="width">See there.</param>
    /// <param name="theme">See there.</param>
    /// <param name="height">See there.</param>
    /// <param name="dpi">See there.</param>
    /// <param name="letters">See there.</param>
    /// <param name="cancellation">Ends the wait for a browser.</param>
    public Task SaveAsync(
        string path,
        string? width = null,
        Theme? theme = null,
        string? height = null,
        int dpi = 300,
        bool letters = false,
        CancellationToken cancellation = default
    )
    {
        theme ??= width is null ? Theme.Current : Theme.Paper();
        return FigureFile.SaveAsync(
            Document(),
            path,
            new FigureFileOptions(theme, ParseLength(width), ParseLength(height), dpi, letters),
            cancellation
        );
    }

    /// <summary>Saves the figure as one page that needs no network: plotly.js is in it, and the figure can be turned and zoomed.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="theme">How it looks; <see cref="Theme.Current"/> when null.</param>
    /// <exception cref="ExportException">plotly.js is missing, or the file cannot be written.</exception>
    public void SaveHtml(string path, Theme? theme = null) => FigurePage.Save(ToPlotly(theme), path);

    private static Length? ParseLength(string? text) => text is null ? null : Length.Parse(text);
}
