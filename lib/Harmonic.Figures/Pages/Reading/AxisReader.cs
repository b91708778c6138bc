using System.Text.Json.Nodes;

namespace Harmonic.Figures.Pages;

/// <summary>Reads one axis, and chooses its range where the document leaves that to the data.</summary>
internal sealed class AxisReader(JsonObject axis, string title, string[] names)
{
    /// <summary>So many words or fewer are names, each of which is wanted.</summary>
    private const int MostNames = 20;

    private bool Log => (string?)axis["type"] == "log";

    /// <summary>Where a value stands on the axis; NaN where it has no place there.</summary>
    internal double Place(double value) =>
        !Log ? value
        : value > 0 ? Math.Log10(value)
        : double.NaN;

    /// <summary>Where bars start: at zero, or, on a logarithmic axis, at its end.</summary>
    internal double Start => Log && axis["range"] is JsonArray { Count: 2 } stated ? (double)stated[0]! : 0;

    internal double[] Places(JsonNode? values) =>
        names.Length > 0
            ? [.. Enumerable.Range(0, names.Length).Select(place => (double)place)]
            : Array.ConvertAll(NumberArray.Read(values), Place);

    /// <summary>The axis with a range that shows everything on it.</summary>
    internal PageAxis Finish(
        IReadOnlyList<IPageMark> marks,
        Func<IPageMark, (double Low, double High)?> extent,
        Func<IPageMark, double> room,
        IEnumerable<PageLine> lines,
        IEnumerable<double> labels
    )
    {
        var showsTicks = (bool?)axis["showticklabels"] ?? true;
        var ticks = Ticks();
        return new PageAxis
        {
            Title = title,
            Log = Log,
            Range = Range(marks, extent, room, [.. lines.Select(line => line.Value), .. labels]),
            ShowTicks = showsTicks,
            ShowGrid = showsTicks && ((bool?)axis["showgrid"] ?? true),
            ShowLine = (bool?)axis["showline"] ?? true,
            ShowMarks = showsTicks && (string?)axis["ticks"] != "",
            Ticks = ticks,
            Named = names.Length > 0 || (ticks is { Length: <= MostNames } && ticks.Any(tick => TickText.IsWord(tick.Label))),
        };
    }

    private (double From, double To) Range(
        IReadOnlyList<IPageMark> marks,
        Func<IPageMark, (double Low, double High)?> extent,
        Func<IPageMark, double> room,
        double[] others
    )
    {
        if (axis["range"] is JsonArray { Count: 2 } stated)
        {
            return ((double)stated[0]!, (double)stated[1]!);
        }

        var data = Extent.Union(marks.Select(extent));
        var (low, high) = Extent.Union([data, Extent.Of(others)]) ?? (0, 1);
        if (!(high > low))
        {
            (low, high) = (low - 0.5, high + 0.5);
        }

        var free = marks.Where(mark => extent(mark) is not null).Select(room).DefaultIfEmpty(0.05).Max() * (high - low);
        (low, high) = (low - free, high + free);
        return ((string?)axis["autorange"] ?? "") == "reversed" ? (high, low) : (low, high);
    }

    private (double Place, string Label)[]? Ticks()
    {
        if (names.Length > 0)
        {
            return [.. names.Select((name, place) => ((double)place, name))];
        }

        if (axis["tickvals"] is null)
        {
            return null;
        }

        var places = NumberArray.Read(axis["tickvals"]);
        var texts = (axis["ticktext"] as JsonArray)?.Select(text => text?.ToString() ?? "").ToArray();
        return [.. places.Select((value, index) => (Place(value), texts?.ElementAtOrDefault(index) ?? TickText.Alone(value)))];
    }
}
