using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>An entry of the key under a figure, which says what a colour means in all of its panels.</summary>
/// <param name="Name">What the colour means.</param>
/// <param name="Color">The colour.</param>
public sealed record LegendKey(string Name, string Color)
{
    /// <summary>plotly.js lists only traces in a legend; this one has no point to draw.</summary>
    internal JsonObject ToJson(int panels) =>
        new()
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["x"] = new JsonArray((JsonNode?)null),
            ["y"] = new JsonArray((JsonNode?)null),
            ["name"] = LabelText.ToHtml(Name),
            ["showlegend"] = true,
            ["legend"] = "legend" + (panels + 1),
            ["hoverinfo"] = "skip",
            ["marker"] = new JsonObject
            {
                ["symbol"] = "square-open",
                ["color"] = Color,
                ["size"] = 11,
                ["line"] = new JsonObject { ["width"] = 2.5, ["color"] = Color },
            },
        };
}
