using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>An arrow between two places of a panel's axes.</summary>
internal sealed record PanelArrow((double X, double Y) From, (double X, double Y) To, string Color)
{
    internal JsonObject ToJson(DrawingPlace place) =>
        new()
        {
            ["text"] = "",
            ["showarrow"] = true,
            ["xref"] = place.XAxis,
            ["yref"] = place.YAxis,
            ["axref"] = place.XAxis,
            ["ayref"] = place.YAxis,
            ["x"] = To.X,
            ["y"] = To.Y,
            ["ax"] = From.X,
            ["ay"] = From.Y,
            ["arrowhead"] = 2,
            ["arrowwidth"] = 2.5,
            ["arrowcolor"] = Color,
        };
}
