using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>How plotly.js numbers the parts of a layout: the first has no number, the others count from 2.</summary>
internal static class PlotlyNames
{
    internal static string Numbered(string name, int panel) => panel == 0 ? name : name + (panel + 1);

    internal static JsonObject? Axis(JsonObject layout, char letter, int panel) => layout[Numbered(letter + "axis", panel)] as JsonObject;

    internal static string TitleText(JsonObject titled) =>
        titled["title"] switch
        {
            JsonObject title => (string?)title["text"] ?? "",
            JsonValue text => text.ToString(),
            _ => "",
        };
}
