using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>Colours for numbers: evenly spaced stops from the lowest value to the highest, safe for colour-blind readers.</summary>
public sealed class ColorScale
{
    /// <summary>Dark blue over green to yellow (viridis), for magnitudes.</summary>
    public static readonly ColorScale Sequential = new(
        "#440154",
        "#472D7B",
        "#3B528B",
        "#2C728E",
        "#21918C",
        "#28AE80",
        "#5EC962",
        "#ADDC30",
        "#FDE725"
    );

    /// <summary>
    /// Blue over grey to red, for signed values; pitch shifts in the write-ups. The middle is a grey that shows on white, as the
    /// white middle of the usual scales does not.
    /// </summary>
    public static readonly ColorScale Diverging = new("#1F5FA8", "#5B93C9", "#A3BBD3", "#C2C2C2", "#DDAE9F", "#CF6B55", "#A61C2C");

    /// <summary>Magenta over grey to green, for a second signed quantity beside the first; time shifts in the write-ups.</summary>
    public static readonly ColorScale DivergingSecond = new("#8E0F62", "#C85AA3", "#D9A9C9", "#C2C2C2", "#AECB8B", "#6BA33B", "#2B6A1B");

    /// <summary>Black to white, for images.</summary>
    public static readonly ColorScale Grey = new("#000000", "#FFFFFF");

    internal static readonly ColorScale DivergingOnDark = new("#4C9BEF", "#7FB4EA", "#B4CDE8", "#DEDEDE", "#F0BFB1", "#F08D78", "#F25C54");
    internal static readonly ColorScale DivergingSecondOnDark = new(
        "#EE5FB7",
        "#F08FCB",
        "#EDBFDD",
        "#DEDEDE",
        "#C6E3A8",
        "#9AD36B",
        "#6CC230"
    );

    private ColorScale(params string[] stops) => Stops = stops;

    /// <summary>The colours in order, at equal distances.</summary>
    public IReadOnlyList<string> Stops { get; }

    /// <summary>The scale as plotly.js reads it: pairs of a position in 0 to 1 and a colour.</summary>
    public JsonArray ToJson()
    {
        var scale = new JsonArray();
        for (var index = 0; index < Stops.Count; index++)
        {
            scale.Add(new JsonArray(Math.Round(index / (Stops.Count - 1.0), 6), Stops[index]));
        }

        return scale;
    }
}
