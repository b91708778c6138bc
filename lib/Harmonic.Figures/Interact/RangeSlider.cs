using System.Globalization;
using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A stretch between two numbers. On a site it stays where it begins.</summary>
internal sealed class RangeSlider(double low, double high, (double Low, double High) start) : Adjustable(typeof((double, double)), start)
{
    internal override string Extent => string.Create(CultureInfo.InvariantCulture, $"a stretch from {low:G4} to {high:G4}");

    internal override JsonObject Widget()
    {
        var (from, to) = ((double, double))Start;
        return Widget(
            "FloatRangeSlider",
            ("min", low),
            ("max", high),
            ("step", (high - low) / 200),
            ("value", new JsonArray(from, to)),
            ("readout_format", ".3f")
        );
    }

    internal override object? Read(JsonObject changes) =>
        changes["value"] is JsonArray { Count: 2 } ends && Number(ends[0]) is { } from && Number(ends[1]) is { } to && from <= to
            ? (Math.Clamp(from, low, high), Math.Clamp(to, low, high))
            : null;

    internal override object? Parse(string text) =>
        text.Split("..") is [var first, var second]
        && Number(first) is { } from
        && Number(second) is { } to
        && from >= low
        && from <= to
        && to <= high
            ? (from, to)
            : null;

    internal override IReadOnlyList<object> Steps(int count) => [Start];

    internal override string Show(object value)
    {
        var (from, to) = ((double, double))value;
        return string.Create(CultureInfo.InvariantCulture, $"{from:G4}..{to:G4}");
    }
}
