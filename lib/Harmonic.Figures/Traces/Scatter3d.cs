using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>Points in space, to be turned with the pointer; above 100,000 a random choice is drawn and the caption says so.</summary>
public sealed class Scatter3d : Trace, ISpatial
{
    /// <param name="points">One point a row, its three coordinates in the columns.</param>
    /// <exception cref="ArgumentException">The matrix has not three columns.</exception>
    public Scatter3d(float[,] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.GetLength(1) != 3)
        {
            throw new ArgumentException(
                $"A point in space has 3 coordinates; this matrix has {points.GetLength(1)} columns.",
                nameof(points)
            );
        }

        (X, Y, Z) = (Values.Column(points, 0), Values.Column(points, 1), Values.Column(points, 2));
        Size = X.Count < Scatter.WebGlFrom ? 4 : 1.6;
    }

    /// <summary>First coordinate of each point.</summary>
    public Values X { get; }

    /// <summary>Second coordinate of each point.</summary>
    public Values Y { get; }

    /// <summary>Third coordinate of each point.</summary>
    public Values Z { get; }

    /// <summary>A value for each point that the panel's <see cref="Panel.Colors"/> turns into a colour.</summary>
    public Values? ColorBy { get; init; }

    /// <summary>Diameter on the screen, in pixels; that of a cloud of thousands is smaller unless it is set.</summary>
    public double Size { get; init; }

    /// <summary>What a point shows under the pointer.</summary>
    public IReadOnlyList<HoverField> Hover { get; init; } = [];

    internal override bool IsEmpty => Values.ShareNoPoint(X, Y, Z);

    internal override Values Vertical => Z;

    internal override IEnumerable<JsonObject> Draw(DrawingPlace place)
    {
        place.NoteGaps(Name, X, Y);
        var kept = X.Count > Thinning.MostPoints ? Thinning.Sample(X.Count) : null;
        if (kept is not null)
        {
            place.NoteThinning(Name, "chosen at random", kept.Length, X.Count);
        }

        var trace = new JsonObject
        {
            ["type"] = "scatter3d",
            ["scene"] = place.Scene,
            ["mode"] = "markers",
        };
        Describe(trace, place);
        trace["x"] = TypedArray.Encode(Kept(X));
        trace["y"] = TypedArray.Encode(Kept(Y));
        trace["z"] = TypedArray.Encode(Kept(Z));
        trace["marker"] = Marker(place, Kept);
        trace["meta"] = new JsonObject { ["markerSize"] = Size };
        HoverField.Write(trace, Hover, kept, X.Count);
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
        if (X.Count >= Scatter.WebGlFrom)
        {
            // plotly.js builds a round point of some forty triangles and a square one of two; of points this small nobody sees which.
            marker["symbol"] = "square";
        }

        if (ColorBy is { } colors)
        {
            RequireSameLength("scatter plot", ("x", X), ("colour", colors));
            marker["color"] = TypedArray.Encode(kept(colors));
            marker["coloraxis"] = place.ColorAxis;
        }

        return marker;
    }
}
