using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A text at a place of a panel's axes.</summary>
internal sealed record PanelText(double X, double Y, string Text, string? Color)
{
    internal JsonObject ToJson(DrawingPlace place, bool logX, bool logY)
    {
        var text = new JsonObject
        {
            ["text"] = LabelText.ToHtml(Text),
            ["showarrow"] = false,
            ["xref"] = place.XAxis,
            ["yref"] = place.YAxis,
            ["x"] = logX ? Math.Log10(X) : X,
            ["y"] = logY ? Math.Log10(Y) : Y,
        };
        if (Color is not null)
        {
            text["font"] = new JsonObject { ["color"] = Color };
        }

        return text;
    }
}
