using System.Text.Json.Nodes;

namespace Harmonic.Export;

/// <summary>Saves figures as files. All files that one program writes are drawn by one browser, which ends when it has been idle for a while.</summary>
public static class FigureFile
{
    /// <summary>The kind of picture that a path's ending asks for.</summary>
    /// <exception cref="ExportException">The ending is none of <c>.svg</c>, <c>.pdf</c>, <c>.png</c>.</exception>
    public static ExportFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".SVG" => ExportFormat.Svg,
        ".PDF" => ExportFormat.Pdf,
        ".PNG" => ExportFormat.Png,
        var ending => throw new ExportException($"\"{path}\" ends in \"{ending.ToLowerInvariant()}\". A figure is saved as .svg, .pdf or .png."),
    };

    /// <summary>Draws a figure and writes it to a file, which is replaced only when the picture is complete.</summary>
    /// <param name="figure">A plotly.js document, with or without a theme.</param>
    /// <param name="path">Where to; the ending says which kind of picture.</param>
    /// <param name="options">How it looks and how large it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ExportException">The figure cannot be drawn or the file cannot be written.</exception>
    public static async Task SaveAsync(JsonObject figure, string path, FigureFileOptions options, CancellationToken cancellation = default)
    {
        var picture = await SharedRenderer.RenderAsync(figure, FormatOf(path), options, cancellation).ConfigureAwait(false);
        AtomicFile.Write(path, picture);
    }
}
