using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A line of text. On a site it stays what it begins with.</summary>
/// <param name="start">What it begins with.</param>
public sealed class TextBox(string start = "") : Adjustable(typeof(string), start)
{
    internal override string Extent => "a line of text";

    internal override JsonObject Widget() => Widget("Text", ("value", (string)Start), ("continuous_update", true));

    internal override object? Read(JsonObject changes) =>
        changes["value"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    internal override object? Parse(string text) => text;

    internal override IReadOnlyList<object> Steps(int count) => [Start];
}
