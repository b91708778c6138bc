using System.Text.Json.Nodes;
using Harmonic.Export;

namespace Harmonic.Figures;

/// <summary>How a panel turns numbers into colours, and the colour bar that says so.</summary>
/// <param name="Scale">The colours, from the lowest value to the highest.</param>
/// <param name="Low">The value of the first colour; the data's lowest when null.</param>
/// <param name="High">The value of the last colour; the data's highest when null.</param>
/// <param name="Title">What the colours mean, beside the bar.</param>
/// <param name="ShowBar">Whether the bar is drawn.</param>
public sealed record ColorAxis(ColorScale Scale, double? Low = null, double? High = null, string Title = "", bool ShowBar = true)
{
    /// <summary>A diverging scale about zero, as far to either side.</summary>
    public static ColorAxis AboutZero(ColorScale scale, double reach, string title) => new(scale, -reach, reach, title);

    internal JsonObject ToJson()
    {
        var axis = new JsonObject { ["colorscale"] = Scale.ToJson(), ["showscale"] = ShowBar };
        if (Low is { } low && High is { } high)
        {
            (axis["cmin"], axis["cmax"]) = (low, high);
        }

        if (ShowBar)
        {
            axis["colorbar"] = new JsonObject { ["title"] = new JsonObject { ["text"] = LabelText.ToHtml(Title) } };
        }

        return axis;
    }
}
