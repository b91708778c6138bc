using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Harmonic.Export;

/// <summary>The figures of an executed notebook, taken from its outputs; the notebook is not run again.</summary>
public static partial class NotebookFigures
{
    private const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    /// <summary>All figures of a notebook in order.</summary>
    /// <param name="path">An <c>.ipynb</c> file.</param>
    /// <exception cref="ExportException">The file is missing or no notebook.</exception>
    public static IReadOnlyList<NotebookFigure> Read(string path)
    {
        var figures = new List<NotebookFigure>();
        foreach (var (cell, index) in NotebookFile.Read(path).Cells.Select((cell, index) => (cell, index)))
        {
            foreach (var output in NotebookFile.Outputs(cell))
            {
                if (Figure(output) is { } document)
                {
                    figures.Add(new NotebookFigure(index + 1, figures.Count + 1, TitleOf(document), document) { Picture = NotebookFile.Picture(output) });
                }
            }
        }

        return figures;
    }

    /// <summary>Draws every figure of a notebook and saves the pictures once all of them are drawn.</summary>
    /// <param name="path">An <c>.ipynb</c> file.</param>
    /// <param name="folder">Where the pictures go; made if need be.</param>
    /// <param name="format">The kind of picture.</param>
    /// <param name="options">How the figures look and how large they are.</param>
    /// <param name="cancellation">Ends the work; nothing is written then.</param>
    /// <returns>The files written, in the order of the figures.</returns>
    /// <exception cref="ExportException">The notebook has no figure, or one cannot be drawn or written.</exception>
    public static async Task<IReadOnlyList<string>> SaveAllAsync(
        string path, string folder, ExportFormat format, FigureFileOptions options, CancellationToken cancellation = default)
    {
        var figures = Read(path);
        if (figures.Count == 0)
        {
            throw new ExportException(NotebookFile.Read(path).IsExecuted
                ? $"{path} shows no figures: none of its outputs is a plotly.js figure."
                : $"{path} has not been executed: its cells have no outputs, so there are no figures to save. Run it first.");
        }

        FigureRenderer.RequireTools();
        var pictures = new List<byte[]>();
        foreach (var figure in figures)
        {
            pictures.Add(await DrawAsync(figure, format, options, cancellation).ConfigureAwait(false));
        }

        return [.. figures.Zip(pictures, (figure, picture) => Write(folder, figure, format, picture))];
    }

    /// <summary>Writes out, as files, the PNG pictures that an executed notebook holds of its figures.</summary>
    /// <param name="path">An <c>.ipynb</c> file.</param>
    /// <param name="folder">Where the pictures go; made if there are any.</param>
    /// <returns>The files written, in the order of the figures.</returns>
    /// <exception cref="ExportException">The notebook cannot be read, or a file cannot be written.</exception>
    public static IReadOnlyList<string> SavePictures(string path, string folder) =>
        [.. Read(path).Where(figure => figure.Picture.Length > 0).Select(figure => Write(folder, figure, ExportFormat.Png, figure.Picture.Span))];

    private static async Task<byte[]> DrawAsync(NotebookFigure figure, ExportFormat format, FigureFileOptions options, CancellationToken cancellation)
    {
        try
        {
            return await SharedRenderer.RenderAsync(figure.Document, format, options, cancellation).ConfigureAwait(false);
        }
        catch (ExportException error) when (figure.Title.Length > 0)
        {
            throw new ExportException($"Figure {figure.Number}, “{figure.Title}”: {error.Message}", error);
        }
    }

    private static string Write(string folder, NotebookFigure figure, ExportFormat format, ReadOnlySpan<byte> picture)
    {
        var file = Path.Combine(folder, $"{figure.FileName}.{format.ToString().ToLowerInvariant()}");
        AtomicFile.Write(file, picture);
        return file;
    }

    /// <summary>The figure in an output, or null.</summary>
    internal static JsonObject? Figure(JsonObject output) => output["data"]?[PlotlyMimeType] as JsonObject;

    internal static string TitleOf(JsonObject figure)
    {
        var layout = figure["layout"] as JsonObject;
        var title = layout?["meta"] is JsonObject meta && meta["title"] is JsonValue stated ? (string?)stated : PlotlyNames.TitleText(layout ?? []);
        return WebUtility.HtmlDecode(Tag().Replace(title ?? "", " ")).Trim();
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
