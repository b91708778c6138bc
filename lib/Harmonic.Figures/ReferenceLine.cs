using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A line across a whole panel at one value.</summary>
internal sealed record ReferenceLine(double Value, bool Vertical)
{
    internal JsonObject ToJson(DrawingPlace place)
    {
        var (along, across) = Vertical ? ("x", "y") : ("y", "x");
        return new JsonObject
        {
            ["type"] = "line",
            ["layer"] = "below",
            [along + "ref"] = Vertical ? place.XAxis : place.YAxis,
            [across + "ref"] = (Vertical ? place.YAxis : place.XAxis) + " domain",
            [along + "0"] = Value,
            [along + "1"] = Value,
            [across + "0"] = 0,
            [across + "1"] = 1,
            ["line"] = new JsonObject
            {
                ["color"] = Colors.Grey,
                ["width"] = 1,
                ["dash"] = "dot",
            },
        };
    }
}
