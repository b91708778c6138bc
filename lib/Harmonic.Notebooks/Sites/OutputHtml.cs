using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Harmonic.Figures;

namespace Harmonic.Notebooks.Sites;

/// <summary>The outputs of code cells as HTML, each in the richest form that the page can show.</summary>
internal sealed partial class OutputHtml(MarkdownHtml markdown)
{
    private const string WidgetView = "application/vnd.jupyter.widget-view+json";
    private static readonly Length PhoneWidth = Length.FromPixels(340);
    private int _figures;
    private JsonObject? _grid;

    internal string Render(JsonObject output) =>
        (string?)output["output_type"] switch
        {
            "stream" => Text(MultilineText.Join(output["text"]), (string?)output["name"] == "stderr" ? "stderr" : "stdout"),
            "error" => Text(Error(output), "stderr"),
            "display_data" or "execute_result" => Data(output),
            _ => "",
        };

    private string Data(JsonObject output)
    {
        if (output["data"]?[InteractionFormatterSource.GridMimeType] is JsonObject grid)
        {
            // The sliders stand above the figure that follows.
            _grid = grid;
            return "";
        }

        if (output["data"]?[WidgetView] is not null)
        {
            return ""; // Controls without a kernel; their figure follows.
        }

        if (NotebookFigures.Figure(output) is { } figure)
        {
            return Figure(figure, Content(output, "image/png"));
        }

        foreach (var (type, render) in Forms())
        {
            if (Content(output, type) is { Length: > 0 } content)
            {
                return $"<div class=\"output\">{render(content)}</div>";
            }
        }

        return Text(Content(output, "text/plain"), "result");
    }

    private (string Type, Func<string, string> Render)[] Forms() =>
        [
            ("text/html", html => html),
            ("image/svg+xml", svg => svg),
            ("image/png", picture => Picture("png", picture)),
            ("image/jpeg", picture => Picture("jpeg", picture)),
            ("text/markdown", text => markdown.Render(text, null)),
            ("text/latex", formula => $"<div class=\"math\">\\[{WebUtility.HtmlEncode(formula.Trim().Trim('$'))}\\]</div>"),
        ];

    /// <summary>The picture stands until the script draws the figure, and stays where no script runs.</summary>
    private string Figure(JsonObject figure, string picture)
    {
        var id = $"figure-{++_figures}";
        var title = WebUtility.HtmlEncode(NotebookFigures.TitleOf(figure));
        var document = Shown(figure);
        var (width, height) = (document["layout"]!["width"]!.ToJsonString(), document["layout"]!["height"]!.ToJsonString());
        var still =
            picture.Length > 0
                ? $"<img alt=\"{title}\" width=\"{width}\" height=\"{height}\" "
                    + $"src=\"data:image/png;base64,{picture.ReplaceLineEndings("")}\">"
                : $"<p>{title}</p>";
        var sliders = _grid is { } grid ? SiteSliders.Html(id, grid, figure, document) : "";
        _grid = null;
        return sliders
            + $"<div class=\"figure\" id=\"{id}\">{still}</div>"
            + $"<script type=\"application/json\" id=\"{id}-data\">{FigurePage.ScriptJson(document)}</script>\n";
    }

    /// <summary>A figure as pages have it, with its theme and a second layout for narrow screens.</summary>
    internal static JsonObject Shown(JsonObject figure)
    {
        var document = Theme.Screen.Apply(figure);
        if (NarrowLayout(figure) is { } narrow)
        {
            document["narrow"] = narrow;
        }

        return document;
    }

    /// <summary>
    /// The layout for a telephone, two panels one below the other; null where the figure has no arrangement of ours or finds no room.
    /// </summary>
    private static JsonNode? NarrowLayout(JsonObject figure)
    {
        if (figure["layout"]?["meta"]?["panels"] is not JsonArray panels)
        {
            return null;
        }

        try
        {
            var narrow = figure.DeepClone().AsObject();
            if (panels.Count == 2)
            {
                narrow["layout"]!["meta"]!["columns"] = 1;
            }

            return Theme.Screen.Apply(narrow, PhoneWidth)["layout"]!.DeepClone();
        }
        catch (ExportException)
        {
            return null;
        }
    }

    private static string Content(JsonObject output, string type) => MultilineText.Join(output["data"]?[type]);

    private static string Picture(string kind, string content) =>
        $"<img alt=\"\" src=\"data:image/{kind};base64,{content.ReplaceLineEndings("")}\">";

    private static string Text(string text, string kind)
    {
        var shown = MultilineText.CollapseCarriageReturns(Escape().Replace(text, ""));
        return shown.Length == 0 ? "" : $"<pre class=\"output {kind}\">{WebUtility.HtmlEncode(shown)}</pre>\n";
    }

    private static string Error(JsonObject output)
    {
        var lines = (output["traceback"] as JsonArray ?? []).Select(line => (string?)line).OfType<string>().ToArray();
        return lines.Length > 0 ? string.Join('\n', lines) : $"{(string?)output["ename"]}: {(string?)output["evalue"]}";
    }

    /// <summary>The codes that colour text in a terminal.</summary>
    [GeneratedRegex(@"\x1B\[[0-?]*[ -/]*[@-~]")]
    private static partial Regex Escape();
}
