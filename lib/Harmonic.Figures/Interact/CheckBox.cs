using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>Yes or no.</summary>
/// <param name="start">What it begins with.</param>
public sealed class CheckBox(bool start = false) : Adjustable(typeof(bool), start)
{
    internal override string Extent => "true or false";

    internal override JsonObject Widget() => Widget("Checkbox", ("value", (bool)Start), ("indent", true));

    internal override object? Read(JsonObject changes) =>
        changes["value"] is JsonValue value && value.TryGetValue<bool>(out var set) ? set : null;

    internal override object? Parse(string text) => bool.TryParse(text, out var set) ? set : null;

    internal override IReadOnlyList<object> Steps(int count) => [false, true];

    internal override string Show(object value) => (bool)value ? "true" : "false";
}
