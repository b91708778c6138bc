using System.Text.Json.Nodes;
using Harmonic.Figures.Browser;
using Harmonic.Figures.Pages;

namespace Harmonic.Figures;

/// <summary>
/// Figures as files. ScottPlot draws them; those in space, and those of other makers, are drawn by a browser, where there is one.
/// </summary>
public static class FigureFile
{
    /// <summary>The kind of picture that a path's ending asks for.</summary>
    /// <exception cref="ExportException">The ending is none of <c>.svg</c>, <c>.pdf</c>, <c>.png</c>.</exception>
    public static ExportFormat FormatOf(string path) =>
        Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SVG" => ExportFormat.Svg,
            ".PDF" => ExportFormat.Pdf,
            ".PNG" => ExportFormat.Png,
            var ending => throw new ExportException(
                $"\"{path}\" ends in \"{ending.ToLowerInvariant()}\". A figure is saved as .svg, .pdf or .png."
            ),
        };

    /// <summary>Whether a browser is needed to draw a figure: it has points in space, or was not made by this project.</summary>
    /// <param name="figure">A plotly.js document.</param>
    public static bool NeedsBrowser(JsonObject figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return !PlotlyReader.CanRead(figure);
    }

    /// <summary>Draws a figure.</summary>
    /// <param name="figure">A plotly.js document, with or without a theme.</param>
    /// <param name="format">The kind of picture.</param>
    /// <param name="options">How it looks and how large it is.</param>
    /// <param name="cancellation">Ends the wait for a browser.</param>
    /// <returns>The contents of the file; the same at each call, but where a browser draws.</returns>
    /// <exception cref="ExportException">The figure cannot be drawn.</exception>
    public static async Task<byte[]> DrawAsync(
        JsonObject figure,
        ExportFormat format,
        FigureFileOptions options,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Resolution is < 36 or > 1200)
        {
            throw new ExportException(
                $"A resolution of {options.Resolution} points per inch is out of range: it lies between 36 and 1200."
            );
        }

        return NeedsBrowser(figure)
            ? await SharedRenderer.RenderAsync(figure, format, options, cancellation).ConfigureAwait(false)
            : PageFile.Draw(figure, format, options);
    }

    /// <summary>Draws a figure and writes it to a file, which is replaced only when the picture is complete.</summary>
    /// <param name="figure">A plotly.js document, with or without a theme.</param>
    /// <param name="path">Where to; the ending says which kind of picture.</param>
    /// <param name="options">How it looks and how large it is.</param>
    /// <param name="cancellation">Ends the wait for a browser.</param>
    /// <exception cref="ExportException">The figure cannot be drawn or the file cannot be written.</exception>
    public static async Task SaveAsync(JsonObject figure, string path, FigureFileOptions options, CancellationToken cancellation = default)
    {
        var format = FormatOf(path);
        AtomicFile.Write(path, await DrawAsync(figure, format, options, cancellation).ConfigureAwait(false));
    }
}
