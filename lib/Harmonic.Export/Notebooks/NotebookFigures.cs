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
            foreach (var document in NotebookFile.Outputs(cell).Select(Figure).OfType<JsonObject>())
            {
                figures.Add(new NotebookFigure(index + 1, figures.Count + 1, TitleOf(document), document));
            }
        }

        return figures;
    }

    /// <summary>Saves every figure of a notebook as a picture.</summary>
    /// <param name="path">An <c>.ipynb</c> file.</param>
    /// <param name="folder">Where the pictures go; made if need be.</param>
    /// <param name="format">The kind of picture.</param>
    /// <param name="options">How the figures look and how large they are.</param>
    /// <param name="cancellation">Ends the work after the figure at hand.</param>
    /// <returns>The files written, in the order of the figures.</returns>
    /// <exception cref="ExportException">The notebook has no figure, or one cannot be drawn or written.</exception>
    public static async Task<IReadOnlyList<string>> SaveAllAsync(
        string path, string folder, ExportFormat format, FigureFileOptions options, CancellationToken cancellation = default)
    {
        var figures = Read(path);
        if (figures.Count == 0)
        {
            throw new ExportException($"{path} holds no figures. Execute it first, so that its outputs are in the file.");
        }

        var files = new List<string>();
        foreach (var figure in figures)
        {
            var file = Path.Combine(folder, $"{figure.FileName}.{format.ToString().ToLowerInvariant()}");
            await FigureFile.SaveAsync(figure.Document, file, options, cancellation).ConfigureAwait(false);
            files.Add(file);
        }

        return files;
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
