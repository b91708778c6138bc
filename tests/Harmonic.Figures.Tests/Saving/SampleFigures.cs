using System.Text.Json.Nodes;

namespace Harmonic.Figures.Tests;

/// <summary>Small plotly.js documents for the tests.</summary>
internal static class SampleFigures
{
    /// <summary>A document that describes its panels: two side by side, the second with a legend below it.</summary>
    internal static JsonObject TwoPanels() =>
        Parse(
            """
            {
              "data": [
                {"type": "scatter", "x": [1, 2], "y": [3, 4], "xaxis": "x", "yaxis": "y", "line": {"width": 2, "color": "#0072B2"}, "meta": {"lineWidth": 2}},
                {"type": "scatter", "x": [1, 2], "y": [4, 3], "xaxis": "x2", "yaxis": "y2", "name": "falling", "showlegend": true, "legend": "legend2"}
              ],
              "layout": {
                "xaxis": {"anchor": "y"}, "yaxis": {"anchor": "x"}, "xaxis2": {"anchor": "y2"}, "yaxis2": {"anchor": "x2"},
                "coloraxis": {"colorscale": [[0, "#1F5FA8"], [0.166667, "#5B93C9"], [0.333333, "#A3BBD3"], [0.5, "#C2C2C2"], [0.666667, "#DDAE9F"], [0.833333, "#CF6B55"], [1, "#A61C2C"]]},
                "annotations": [{"text": "kept", "x": 1, "y": 3}],
                "meta": {
                  "title": "Two panels", "caption": "A caption of some length.", "columns": 2, "aspect": 0.5,
                  "panels": [
                    {"title": "left panel", "xTitle": "time (s)", "yTitle": "loss", "tickWidth": 2},
                    {"title": "right panel", "xTitle": "time (s)", "yTitle": "loss", "tickWidth": 2, "legend": "below"}
                  ]
                }
              }
            }
            """
        );

    /// <summary>Three points in space.</summary>
    internal static JsonObject Space() =>
        Parse(
            """
            {"data": [{"type": "scatter3d", "mode": "markers", "scene": "scene", "x": [1, 2, 3], "y": [1, 3, 2], "z": [2, 1, 3]}], "layout": {"scene": {}}}
            """
        );

    /// <summary>A document of someone else's.</summary>
    internal static JsonObject Foreign() =>
        Parse(
            """
            {"data": [{"type": "bar", "x": ["a", "b"], "y": [1, 2]}], "layout": {"title": {"text": "Foreign"}, "xaxis": {"domain": [0.2, 0.9]}}}
            """
        );

    internal static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
