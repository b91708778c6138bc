using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Harmonic.Figures;

namespace Harmonic.Notebooks.Documents;

/// <summary>The figures of an executed notebook, taken from its outputs; the notebook is not run again.</summary>
internal static partial class NotebookFigures
{
    private const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    /// <summary>All figures of a notebook in order.</summary>
    /// <param name="notebook">The notebook.</param>
    internal static IReadOnlyList<NotebookFigure> Of(NotebookDocument notebook)
    {
        var figures = new List<NotebookFigure>();
        foreach (var (cell, index) in notebook.Cells.Select((cell, index) => (cell, index)))
        {
            foreach (var output in cell.ShownOutputs)
            {
                if (Figure(output) is { } document)
                {
                    figures.Add(
                        new NotebookFigure(index + 1, figures.Count + 1, TitleOf(document), document) { Picture = Picture(output) }
                    );
                }
            }
        }

        return figures;
    }

    /// <summary>Draws the figures of a notebook and saves each as it is drawn.</summary>
    /// <param name="path">An <c>.ipynb</c> file.</param>
    /// <param name="folder">Where the pictures go; made if need be.</param>
    /// <param name="format">The kind of picture.</param>
    /// <param name="options">How the figures look and how large they are.</param>
    /// <param name="name">The number of the one figure that is wanted, or its file's name; all when null.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>For each figure the file written, or in its place the sentence that says why it cannot be drawn so.</returns>
    /// <exception cref="Harmonic.Notebooks.Runs.UsageException">The notebook cannot be read.</exception>
    /// <exception cref="ExportException">The notebook has no figure, or none of that name, or a file cannot be written.</exception>
    internal static async Task<IReadOnlyList<(string? File, string? Problem)>> SaveAllAsync(
        string path,
        string folder,
        ExportFormat format,
        FigureFileOptions options,
        string? name = null,
        CancellationToken cancellation = default
    )
    {
        var notebook = NotebookDocument.Open(path);
        var figures = Of(notebook);
        if (figures.Count == 0)
        {
            throw new ExportException(
                notebook.IsExecuted
                    ? $"{path} shows no figures: none of its outputs is a plotly.js figure."
                    : $"{path} has not been executed: its cells have no outputs, so there are no figures to save. Run it first."
            );
        }

        var saved = new List<(string?, string?)>();
        foreach (var figure in name is null ? figures : [Named(name, path, figures)])
        {
            byte[] picture;
            try
            {
                picture = await FigureFile.DrawAsync(figure.Document, format, options, cancellation);
            }
            catch (ExportException error)
            {
                var title = figure.Title.Length > 0 ? figure.Title : $"of cell {figure.Cell}";
                saved.Add((null, $"Figure {figure.Number}, “{title}”: {error.Message}"));
                continue;
            }

            saved.Add((Write(folder, figure, format, picture), null));
        }

        return saved;
    }

    /// <summary>Writes out, as files, the PNG pictures that an executed notebook holds of its figures.</summary>
    /// <param name="path">An <c>.ipynb</c> file.</param>
    /// <param name="folder">Where the pictures go; made if there are any.</param>
    /// <returns>The files written, in the order of the figures.</returns>
    /// <exception cref="ExportException">A file cannot be written.</exception>
    internal static IReadOnlyList<string> SavePictures(string path, string folder) =>
        [
            .. Of(NotebookDocument.Open(path))
                .Where(figure => figure.Picture.Length > 0)
                .Select(figure => Write(folder, figure, ExportFormat.Png, figure.Picture.Span)),
        ];

    /// <summary>The figure in an output, or null.</summary>
    internal static JsonObject? Figure(JsonObject output) => output["data"]?[PlotlyMimeType] as JsonObject;

    internal static string TitleOf(JsonObject figure)
    {
        var layout = figure["layout"] as JsonObject;
        var title = (layout?["meta"] as JsonObject)?["title"] ?? (layout?["title"] is JsonObject whole ? whole["text"] : layout?["title"]);
        return WebUtility.HtmlDecode(Tag().Replace((title as JsonValue)?.ToString() ?? "", " ")).Trim();
    }

    private static NotebookFigure Named(string name, string path, IReadOnlyList<NotebookFigure> figures) =>
        figures.FirstOrDefault(figure =>
            name == figure.Number.ToString(CultureInfo.InvariantCulture)
            || string.Equals(name, figure.FileName, StringComparison.OrdinalIgnoreCase)
        )
        ?? throw new ExportException(
            $"{path} has no figure \"{name}\"; its figures are {string.Join(", ", figures.Select(figure => figure.FileName))}."
        );

    /// <summary>The PNG picture in an output; empty when it has none, or a damaged one.</summary>
    private static byte[] Picture(JsonObject output)
    {
        var text = MultilineText.Join(output["data"]?["image/png"]);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : [];
    }

    private static string Write(string folder, NotebookFigure figure, ExportFormat format, ReadOnlySpan<byte> picture)
    {
        var file = Path.Combine(folder, $"{figure.FileName}.{format.ToString().ToLowerInvariant()}");
        AtomicFile.Write(file, picture);
        return file;
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
