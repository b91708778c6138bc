using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>The plotly.js document of one figure while its panels are written into it.</summary>
internal sealed class PlotlyDocument
{
    internal JsonArray Data { get; } = [];

    internal JsonObject Layout { get; } = [];

    internal JsonArray Annotations { get; } = [];

    internal JsonArray Shapes { get; } = [];

    /// <summary>What a theme needs to arrange each panel.</summary>
    internal JsonArray Panels { get; } = [];

    /// <summary>What a reader must know about the data drawn: gaps, a choice of points.</summary>
    internal List<string> Notes { get; } = [];

    internal JsonObject ToJson(JsonObject meta)
    {
        meta["panels"] = Panels;
        if (Annotations.Count > 0)
        {
            Layout["annotations"] = Annotations;
        }

        if (Shapes.Count > 0)
        {
            Layout["shapes"] = Shapes;
        }

        Layout["meta"] = meta;
        return new JsonObject
        {
            ["data"] = Data,
            ["layout"] = Layout,
            ["config"] = new JsonObject { ["displaylogo"] = false, ["responsive"] = false },
        };
    }
}
