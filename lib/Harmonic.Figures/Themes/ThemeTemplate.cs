using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A theme as plotly.js takes it: the defaults of every figure, in <c>layout.template</c>.</summary>
internal static class ThemeTemplate
{
    internal static JsonObject Of(Theme theme)
    {
        var palette = theme.Palette;
        return new JsonObject
        {
            ["layout"] = new JsonObject
            {
                ["font"] = Font(theme, theme.FontSize),
                ["paper_bgcolor"] = palette.Background,
                ["plot_bgcolor"] = palette.Background,
                ["colorway"] = new JsonArray([.. palette.Categorical.Select(color => (JsonNode)color)]),
                ["colorscale"] = new JsonObject
                {
                    ["sequential"] = palette.Scales[0].ToJson(),
                    ["sequentialminus"] = palette.Scales[0].ToJson(),
                    ["diverging"] = palette.Scales[1].ToJson(),
                },
                ["xaxis"] = Axis(theme),
                ["yaxis"] = Axis(theme),
                ["scene"] = new JsonObject
                {
                    ["xaxis"] = Axis3d(theme),
                    ["yaxis"] = Axis3d(theme),
                    ["zaxis"] = Axis3d(theme),
                },
                ["annotationdefaults"] = new JsonObject { ["showarrow"] = false, ["font"] = Font(theme, theme.SmallFontSize) },
                ["hoverlabel"] = new JsonObject { ["font"] = new JsonObject { ["family"] = theme.FontFamily } },
                ["hovermode"] = "closest",
            },
        };
    }

    internal static JsonObject Font(Theme theme, double size) =>
        new()
        {
            ["family"] = theme.FontFamily,
            ["size"] = Math.Round(size, 2),
            ["color"] = theme.Palette.Ink,
        };

    private static JsonObject Axis(Theme theme) =>
        new()
        {
            ["showgrid"] = true,
            ["gridcolor"] = theme.Palette.Grid,
            ["gridwidth"] = Math.Round(theme.MarkScale, 2),
            ["zeroline"] = false,
            ["showline"] = true,
            ["linecolor"] = theme.Palette.Muted,
            ["linewidth"] = Math.Round(theme.MarkScale, 2),
            ["ticks"] = "outside",
            ["tickangle"] = 0,
            ["ticklen"] = Math.Round(theme.SmallFontSize / 3, 1),
            ["tickwidth"] = Math.Round(theme.MarkScale, 2),
            ["tickcolor"] = theme.Palette.Muted,
            ["tickfont"] = Font(theme, theme.SmallFontSize),
            ["title"] = new JsonObject { ["font"] = Font(theme, theme.FontSize), ["standoff"] = Math.Round(theme.FontSize * 0.35, 1) },
            ["minor"] = new JsonObject { ["showgrid"] = false },
        };

    private static JsonObject Axis3d(Theme theme) =>
        new()
        {
            ["showbackground"] = false,
            ["gridcolor"] = theme.Palette.Grid,
            ["zeroline"] = false,
            ["showspikes"] = false,
            ["linecolor"] = theme.Palette.Muted,
            ["tickfont"] = Font(theme, theme.SmallFontSize),
            ["title"] = new JsonObject { ["font"] = Font(theme, theme.FontSize) },
        };
}
