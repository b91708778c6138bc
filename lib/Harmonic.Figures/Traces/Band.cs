using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>The area between two curves, such as an interval about a mean.</summary>
public sealed class Band : Trace
{
    /// <summary>An area is so much fainter than a line of its colour.</summary>
    private const double Faintness = 0.22;

    /// <param name="x">Along the horizontal axis.</param>
    /// <param name="lower">The lower edge at each <paramref name="x"/>.</param>
    /// <param name="upper">The upper edge at each <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The numbers of values differ.</exception>
    public Band(Values x, Values lower, Values upper)
    {
        RequireSameLength("band", ("x", x), ("lower", lower), ("upper", upper));
        (X, Lower, Upper) = (x, lower, upper);
    }

    /// <summary>Values along the horizontal axis.</summary>
    public Values X { get; }

    /// <summary>The lower edge.</summary>
    public Values Lower { get; }

    /// <summary>The upper edge.</summary>
    public Values Upper { get; }

    internal override bool IsEmpty => Values.ShareNoPoint(X, Lower, Upper);

    internal override Values Vertical => Upper;

    internal override IEnumerable<JsonObject> Draw(DrawingPlace place)
    {
        place.NoteGaps(Name, Lower, Upper);
        var lower = Edge(place, Lower);
        lower["showlegend"] = false;
        var upper = Edge(place, Upper);
        upper["fill"] = "tonexty";
        if (Color is { Length: 7 })
        {
            upper["fillcolor"] = $"{Color}{(int)Math.Round(Faintness * Opacity * 255):X2}";
        }

        return [lower, upper];
    }

    private JsonObject Edge(DrawingPlace place, Values y)
    {
        var trace = Start("scatter", place);
        trace.Remove("opacity"); // it is that of the area alone
        trace["mode"] = "lines";
        trace["x"] = TypedArray.Encode(X);
        trace["y"] = TypedArray.Encode(y);
        trace["line"] = Line(0);
        trace["hoverinfo"] = "skip";
        return trace;
    }
}
