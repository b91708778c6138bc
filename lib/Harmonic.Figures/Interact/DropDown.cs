using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>One of several things.</summary>
internal sealed class DropDown(Type type, (string Name, object Value)[] choices) : Adjustable(type, choices[0].Value)
{
    internal override string Extent => "one of " + string.Join(", ", choices.Select(choice => choice.Name));

    internal override JsonObject Widget() =>
        Widget(
            "Dropdown",
            ("_options_labels", new JsonArray([.. choices.Select(choice => (JsonNode)choice.Name)])),
            ("index", Array.FindIndex(choices, choice => choice.Value.Equals(Start)))
        );

    internal override object? Read(JsonObject changes) =>
        Number(changes["index"]) is { } index && index == Math.Floor(index) && index >= 0 && index < choices.Length
            ? choices[(int)index].Value
            : null;

    internal override object? Parse(string text) => choices.FirstOrDefault(choice => choice.Name == text).Value;

    internal override IReadOnlyList<object> Steps(int count) => [.. choices.Select(choice => choice.Value)];

    internal override string Show(object value) => choices.First(choice => choice.Value.Equals(value)).Name;
}
