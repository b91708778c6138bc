using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A whole number.</summary>
internal sealed class WholeSlider(int low, int high, int start) : Adjustable(typeof(int), start)
{
    internal override string Extent => $"from {low} to {high}, whole";

    internal override JsonObject Widget() =>
        Widget("IntSlider", ("min", low), ("max", high), ("step", 1), ("value", (int)Start), ("readout_format", "d"));

    internal override object? Read(JsonObject changes) =>
        Number(changes["value"]) is { } number ? (int)Math.Round(Math.Clamp(number, low, high)) : null;

    internal override object? Parse(string text) =>
        Number(text) is { } number && number == Math.Floor(number) && number >= low && number <= high ? (int)number : null;

    internal override IReadOnlyList<object> Steps(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(index => (int)Math.Round(low + (index * ((double)high - low) / Math.Max(1, count - 1))))
                .Append((int)Start)
                .Distinct()
                .Order()
                .Cast<object>(),
        ];
}
