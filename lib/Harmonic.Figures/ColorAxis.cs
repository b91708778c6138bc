using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>How a panel turns numbers into colours, and the colour bar that says so.</summary>
/// <param name="Scale">The colours, from the lowest value to the highest.</param>
/// <param name="Low">The value of the first colour; the data's lowest when null.</param>
/// <param name="High">The value of the last colour; the data's highest when null.</param>
/// <param name="Title">What the colours mean, beside the bar.</param>
/// <param name="Bar">Where the bar stands.</param>
public sealed record ColorAxis(
    ColorScale Scale,
    double? Low = null,
    double? High = null,
    string Title = "",
    ColorBarPlace Bar = ColorBarPlace.Right
)
{
    /// <summary>A diverging scale about zero, as far to either side.</summary>
    public static ColorAxis AboutZero(ColorScale scale, double reach, string title, ColorBarPlace bar = ColorBarPlace.Right) =>
        new(scale, -reach, reach, title, bar);

    internal JsonObject ToJson()
    {
        var axis = new JsonObject { ["colorscale"] = Scale.ToJson(), ["showscale"] = Bar != ColorBarPlace.None };
        if (Low is { } low && High is { } high)
        {
            (axis["cmin"], axis["cmax"]) = (low, high);
        }

        return axis;
    }
}
