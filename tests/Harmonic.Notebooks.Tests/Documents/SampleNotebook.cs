using System.Text.Json.Nodes;
using Harmonic.Figures;

namespace Harmonic.Notebooks.Tests.Documents;

/// <summary>An executed notebook with every kind of cell and output.</summary>
internal static class SampleNotebook
{
    /// <summary>One point of one pixel.</summary>
    internal const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    internal static string Json() =>
        new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
            ["metadata"] = new JsonObject(),
            ["cells"] = new JsonArray(
                Markdown(
                    "# A *sample*\n",
                    "\n",
                    "What was asked, **what** was found: $0.95$. See [the other](other.ipynb#end) or [that](https://example.org/x.ipynb).\n"
                ),
                Markdown(
                    "## Data\n",
                    "$$\\alpha + 1 < 2$$\n",
                    "| a | b |\n",
                    "|---|---|\n",
                    "| 1 | 2 |\n",
                    "\n",
                    "![dot](dot.png) ![att](attachment:pixel.png)"
                ),
                Code(
                    "var x = 1 < 2;",
                    Stream("10%\r100%\n\u001b[31mred\u001b[0m & done\n"),
                    Output(("text/html", "<b>table</b>"), ("text/plain", "table"))
                ),
                Markdown("## Data\n", "Over lines: $$\\big\\langle\\,a,\n", "b \\\\ c$$ and `in $$code$$`.\n"),
                Code("figure", Figure("Training loss &amp; more"), Figure("</script><b>x</b>")),
                Code(
                    "fail",
                    new JsonObject
                    {
                        ["output_type"] = "error",
                        ["ename"] = "Error",
                        ["evalue"] = "no",
                        ["traceback"] = new JsonArray("line <3>"),
                    }
                )
            ),
        }.ToJsonString();

    private static JsonObject Markdown(params string[] lines) =>
        new()
        {
            ["cell_type"] = "markdown",
            ["metadata"] = new JsonObject(),
            ["source"] = new JsonArray([.. lines.Select(line => (JsonNode)line)]),
            ["attachments"] = new JsonObject { ["pixel.png"] = new JsonObject { ["image/png"] = Picture } },
        };

    private static JsonObject Code(string source, params JsonObject[] outputs) =>
        new()
        {
            ["cell_type"] = "code",
            ["metadata"] = new JsonObject(),
            ["source"] = source,
            ["outputs"] = new JsonArray([.. outputs]),
        };

    private static JsonObject Stream(string text) =>
        new()
        {
            ["output_type"] = "stream",
            ["name"] = "stdout",
            ["text"] = text,
        };

    private static JsonObject Figure(string title)
    {
        var document = TwoPanels().ToPlotly(Theme.Screen);
        document["layout"]!["meta"]!["title"] = title;
        var output = Output(("image/png", Picture), ("text/plain", "figure"));
        output["data"]!["application/vnd.plotly.v1+json"] = document;
        return output;
    }

    internal static Figure TwoPanels()
    {
        var figure = new Figure("Two panels", columns: 2) { Aspect = 0.5, Caption = "A caption of some length." };
        (figure[0, 0].Title, figure[0, 1].Title, figure[0, 1].Legend) = ("left panel", "right panel", LegendPlace.Below);
        figure[0, 0].Add(new Line((double[])[1, 2], (double[])[3, 4]));
        figure[0, 1].Add(new Line((double[])[1, 2], (double[])[4, 3]) { Name = "falling" });
        return figure;
    }

    private static JsonObject Output(params (string Type, string Content)[] data)
    {
        var bundle = new JsonObject();
        foreach (var (type, content) in data)
        {
            bundle[type] = content;
        }

        return new JsonObject
        {
            ["output_type"] = "display_data",
            ["metadata"] = new JsonObject(),
            ["data"] = bundle,
        };
    }
}
