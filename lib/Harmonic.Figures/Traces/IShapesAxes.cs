using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A series that says what the axes of its panel are like.</summary>
internal interface IShapesAxes
{
    /// <summary>What it names along the vertical axis, from which the room for labels is measured.</summary>
    IReadOnlyList<string> RowNames { get; }

    /// <summary>Changes the axes of its panel, as plotly.js has them.</summary>
    void ShapeAxes(JsonObject x, JsonObject y);
}
