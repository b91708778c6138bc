using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>
/// Something that a reader sets beside a figure: <see cref="Slider"/>, <see cref="Choice"/>, <see cref="CheckBox"/>,
/// <see cref="TextBox"/>, <see cref="Button"/>. Each gives one parameter of the function of <see cref="Interact.With"/>.
/// </summary>
public abstract class Adjustable
{
    private protected Adjustable(Type type, object start) => (Type, Start) = (type, start);

    /// <summary>What it gives.</summary>
    internal Type Type { get; }

    /// <summary>What it gives at first.</summary>
    internal object Start { get; set; }

    /// <summary>The values it can have, in words.</summary>
    internal abstract string Extent { get; }

    /// <summary>Begins elsewhere, as the command line asks.</summary>
    /// <exception cref="ArgumentException">It cannot have that value.</exception>
    internal void StartAt(string name, string text) =>
        Start = Parse(text) ?? throw new ArgumentException($"`{text}` is no value of {name}, which is {Extent}.");

    /// <summary>The widget, in Jupyter's terms, at its starting value: what is its own alone.</summary>
    internal abstract JsonObject Widget();

    /// <summary>The value after a front end's change of the widget; null where that says nothing sensible.</summary>
    internal abstract object? Read(JsonObject changes);

    /// <summary>The value that a text stands for; null if none.</summary>
    internal abstract object? Parse(string text);

    /// <summary>Some values from end to end, the starting value among them.</summary>
    internal abstract IReadOnlyList<object> Steps(int count);

    /// <summary>A value in a few digits.</summary>
    internal virtual string Show(object value) =>
        value is double number
            ? number.ToString("G4", CultureInfo.InvariantCulture)
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private protected static JsonObject Widget(string kind, params (string Name, JsonNode? Value)[] state)
    {
        var widget = new JsonObject { ["_model_name"] = kind + "Model", ["_view_name"] = kind + "View" };
        foreach (var (name, value) in state)
        {
            widget[name] = value;
        }

        return widget;
    }

    private protected static double? Number(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number
        && double.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    private protected static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
