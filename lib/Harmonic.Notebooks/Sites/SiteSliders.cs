using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Harmonic.Figures;

namespace Harmonic.Notebooks.Sites;

/// <summary>The sliders of a page: plain range inputs, and beside them what each combination of their values changes of the
/// figure.</summary>
internal static class SiteSliders
{
    /// <summary>Inputs and changes for the figure of an id.</summary>
    /// <param name="id">The figure's id.</param>
    /// <param name="grid">What the notebook keeps of the figure at its controls' values.</param>
    /// <param name="figure">The figure as the notebook keeps it, from which those differ.</param>
    /// <param name="shown">The figure as the page has it; the differences from it are written down.</param>
    internal static string Html(string id, JsonObject grid, JsonObject figure, JsonObject shown)
    {
        var html = new StringBuilder($"<div class=\"sliders\" data-figure=\"{id}\">");
        foreach (var control in grid["controls"]!.AsArray().OfType<JsonObject>())
        {
            string[] values = [.. control["values"]!.AsArray().Select(value => (string)value!)];
            var start = (int)control["start"]!;
            var name = WebUtility.HtmlEncode((string)control["name"]!);
            var list = WebUtility.HtmlEncode(control["values"]!.ToJsonString());
            var fixedHere = values.Length == 1 ? " disabled" : "";
            html.Append(
                $"<label>{name} <input type=\"range\" min=\"0\" max=\"{values.Length - 1}\" value=\"{start}\" "
                    + $"data-values=\"{list}\"{fixedHere}> <output>{WebUtility.HtmlEncode(values[start])}</output></label>"
            );
        }

        var changes = grid["figures"]!
            .AsArray()
            .OfType<JsonArray>()
            .Select(change => DocumentChanges.Between(shown, OutputHtml.Shown(DocumentChanges.Apply(figure, change))));
        var all = FigurePage.ScriptJson(new JsonArray([.. changes.Select(change => (JsonNode)change)]));
        return html.Append($"</div><script type=\"application/json\" id=\"{id}-changes\">{all}</script>\n").ToString();
    }
}
