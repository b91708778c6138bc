using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>
/// Points in the plane. From <see cref="WebGlFrom"/> points on they are drawn by WebGL, which turns and zooms fluently and stands in a
/// vector file as one picture of high resolution; above 100,000 a random choice is drawn and the caption says so.
/// </summary>
public sealed class Scatter : Trace
{
    /// <summary>The number of points from which WebGL draws them.</summary>
    public const int WebGlFrom = 4_000;

    /// <param name="x">Along the horizontal axis.</param>
    /// <param name="y">Along the vertical axis, as many as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The numbers of values differ.</exception>
    public Scatter(Values x, Values y)
    {
        RequireSameLength("scatter plot", ("x", x), ("y", y));
        (X, Y) = (x, y);
    }

    /// <summary>Values along the horizontal axis.</summary>
    public Values X { get; }

    /// <summary>Values along the vertical axis.</summary>
    public Values Y { get; }

    /// <summary>A value for each point that the panel's <see cref="Panel.Colors"/> turns into a colour.</summary>
    public Values? ColorBy { get; init; }

    /// <summary>What <see cref="ColorBy"/> is called under the pointer.</summary>
    public string ColorName { get; init; } = "value";

    /// <summary>Diameter on the screen, in pixels; themes for paper draw it smaller.</summary>
    public double Size { get; init; } = 6;

    internal override bool IsEmpty => Values.ShareNoPoint(X, Y);

    internal override bool IsDots => true;

    internal override Values Vertical => Y;

    internal override IEnumerable<JsonObject> Draw(DrawingPlace place)
    {
        place.NoteGaps(Name, X, Y);
        var kept = Y.Count > Thinning.MostPoints ? Thinning.Sample(Y.Count) : null;
        if (kept is not null)
        {
            place.NoteThinning(Name, "chosen at random", kept.Length, Y.Count);
        }

        var trace = Start(Y.Count >= WebGlFrom ? "scattergl" : "scatter", place);
        trace["mode"] = "markers";
        trace["x"] = TypedArray.Encode(Kept(X));
        trace["y"] = TypedArray.Encode(Kept(Y));
        trace["marker"] = Marker(place, Kept);
        trace["meta"] = new JsonObject { ["markerSize"] = Size };
        if (ColorBy is not null)
        {
            trace["hovertemplate"] = LabelText.ToHtml(ColorName) + "=%{marker.color}<extra></extra>";
        }

        yield return trace;

        Values Kept(Values values) => kept is null ? values : values.At(kept);
    }

    private JsonObject Marker(DrawingPlace place, Func<Values, Values> kept)
    {
        var marker = Colored(
            new JsonObject
            {
                ["size"] = Size,
                ["line"] = new JsonObject { ["width"] = 0 },
            }
        );
        if (ColorBy is { } colors)
        {
            RequireSameLength("scatter plot", ("x", X), ("colour", colors));
            marker["color"] = TypedArray.Encode(kept(colors));
            marker["coloraxis"] = place.ColorAxis;
        }

        return marker;
    }
}
