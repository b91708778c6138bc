using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A bar for each of several named things, lying, from the top down, with its interval where one is given.</summary>
public sealed class Bars : Trace, IShapesAxes
{
    /// <param name="names">What is compared.</param>
    /// <param name="lengths">The value of each.</param>
    /// <exception cref="ArgumentException">The numbers of names and values differ.</exception>
    public Bars(IReadOnlyList<string> names, Values lengths)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count != lengths.Count)
        {
            throw new ArgumentException($"There are {names.Count} names for {lengths.Count} bars.", nameof(lengths));
        }

        (Names, Lengths) = (names, lengths);
    }

    /// <summary>What is compared.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The value of each.</summary>
    public Values Lengths { get; }

    /// <summary>The lower and upper end of each interval, drawn as a whisker.</summary>
    public (Values Lower, Values Upper)? Interval { get; init; }

    internal override bool IsEmpty => Lengths.Extent() is null;

    internal override Values Vertical => (double[])[0];

    IReadOnlyList<string> IShapesAxes.RowNames => Names;

    void IShapesAxes.ShapeAxes(JsonObject x, JsonObject y) =>
        (y["autorange"], y["type"], y["showgrid"], y["ticks"]) = ("reversed", "category", false, "");

    internal override IEnumerable<JsonObject> Draw(DrawingPlace place)
    {
        place.NoteGaps(Name, Lengths.Numbers.Count(length => !double.IsFinite(length)), Lengths.Count);
        var trace = Start("bar", place);
        trace["orientation"] = "h";
        trace["x"] = TypedArray.Encode(Lengths);
        trace["y"] = new JsonArray([.. Names.Select(name => (JsonNode)LabelText.ToHtml(name))]);
        trace["marker"] = Colored([]);
        if (Interval is { } interval)
        {
            trace["error_x"] = Whiskers(interval.Lower, interval.Upper);
        }

        yield return trace;
    }

    private JsonObject Whiskers(Values lower, Values upper)
    {
        RequireSameLength("bar chart", ("length", Lengths), ("lower end", lower), ("upper end", upper));
        return new JsonObject
        {
            ["type"] = "data",
            ["symmetric"] = false,
            ["array"] = TypedArray.Encode(upper.Numbers.Zip(Lengths.Numbers, (end, length) => end - length).ToArray()),
            ["arrayminus"] = TypedArray.Encode(Lengths.Numbers.Zip(lower.Numbers, (length, end) => length - end).ToArray()),
            ["thickness"] = 1.2,
            ["color"] = Colors.Ink,
        };
    }
}
