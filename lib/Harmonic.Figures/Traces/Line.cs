using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>Points joined by a line; what is not finite leaves a gap.</summary>
public sealed class Line : Trace
{
    /// <param name="x">Along the horizontal axis.</param>
    /// <param name="y">Along the vertical axis, as many as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The numbers of values differ.</exception>
    public Line(Values x, Values y)
    {
        RequireSameLength("line", ("x", x), ("y", y));
        (X, Y) = (x, y);
    }

    /// <summary>Values at the places 0, 1, 2, …</summary>
    public Line(Values y)
        : this(Values.Range(0, y.Count), y) { }

    /// <summary>Values along the horizontal axis.</summary>
    public Values X { get; }

    /// <summary>Values along the vertical axis.</summary>
    public Values Y { get; }

    /// <summary>Width on the screen, in pixels; themes for paper draw it thinner.</summary>
    public double Width { get; init; } = 2;

    /// <summary>Whether each point carries a marker too.</summary>
    public bool Markers { get; init; }

    /// <summary>Whether the line is dashed.</summary>
    public bool Dashed { get; init; }

    internal override bool IsEmpty => Values.ShareNoPoint(X, Y);

    internal override Values Vertical => Y;

    internal override IEnumerable<JsonObject> Draw(DrawingPlace place)
    {
        var (x, y) = Corners(place);
        place.NoteGaps(Name, X, Y);
        var single = Y.Numbers.Count(double.IsFinite) == 1;
        var trace = Start("scatter", place);
        trace["mode"] = Markers || single ? "lines+markers" : "lines";
        trace["x"] = TypedArray.Encode(x);
        trace["y"] = TypedArray.Encode(y);
        trace["line"] = Line(Width);
        trace["meta"] = new JsonObject { ["lineWidth"] = Width };
        if (Dashed)
        {
            trace["line"]!["dash"] = "dash";
        }

        if (Markers || single)
        {
            // A marker on the axis is shown whole.
            trace["marker"] = new JsonObject { ["size"] = Width * 3 };
            trace["cliponaxis"] = false;
            trace["meta"]!["markerSize"] = Width * 3;
        }

        yield return trace;
    }

    private (Values X, Values Y) Corners(DrawingPlace place)
    {
        if (Y.Count <= Thinning.MostCorners || !IsAscending(X))
        {
            return (X, Y);
        }

        var kept = Thinning.Envelope(X, Y, place.Owner.X.Log);
        place.NoteThinning(Name, "those that carry the outline", kept.Length, Y.Count);
        return (X.At(kept), Y.At(kept));
    }

    private static bool IsAscending(Values x)
    {
        for (var index = 1; index < x.Count; index++)
        {
            if (!(x[index] >= x[index - 1]))
            {
                return false;
            }
        }

        return true;
    }
}
