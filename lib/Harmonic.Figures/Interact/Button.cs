using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A button; it gives how often it has been pressed, and each time the figure is drawn anew.</summary>
public sealed class Button() : Adjustable(typeof(int), 0)
{
    internal override string Extent => "a number of presses";

    internal override JsonObject Widget() => Widget("Button", ("disabled", false));

    internal override object? Read(JsonObject changes) => null;

    internal override object? Parse(string text) => int.TryParse(text, out var presses) && presses >= 0 ? presses : null;

    internal override IReadOnlyList<object> Steps(int count) => [Start];
}
