using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A figure as a page of its own.</summary>
public static class FigurePage
{
    /// <summary>Writes one HTML file that holds the figure and plotly.js, and so needs no network.</summary>
    /// <param name="figure">A plotly.js document.</param>
    /// <param name="path">The file to write; replaced when it is complete.</param>
    /// <exception cref="ExportException">plotly.js is missing, or the file cannot be written.</exception>
    public static void Save(JsonObject figure, string path)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var meta = figure["layout"]?["meta"] as JsonObject;
        var page = EmbeddedText
            .Read("figure-page.html")
            .Replace("{{title}}", WebUtility.HtmlEncode((string?)meta?["title"] ?? "Figure"), StringComparison.Ordinal)
            .Replace(
                "{{background}}",
                (string?)figure["layout"]?["template"]?["layout"]?["paper_bgcolor"] ?? "#fff",
                StringComparison.Ordinal
            )
            .Replace("{{figure}}", ScriptJson(figure), StringComparison.Ordinal)
            .Replace("{{plotly}}", PlotlyLibrary.Script(), StringComparison.Ordinal);
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(page));
    }

    /// <summary>JSON that can stand in a script element: no text in it can end the element.</summary>
    public static string ScriptJson(JsonNode json) => json.ToJsonString().Replace("<", "\\u003C", StringComparison.Ordinal);
}
