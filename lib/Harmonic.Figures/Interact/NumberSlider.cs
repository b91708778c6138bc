using System.Globalization;
using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A number on a linear or a logarithmic scale.</summary>
internal sealed class NumberSlider(double low, double high, double start, double step, bool logarithmic) : Adjustable(typeof(double), start)
{
    internal override string Extent => string.Create(CultureInfo.InvariantCulture, $"from {low:G4} to {high:G4}");

    internal override JsonObject Widget() =>
        logarithmic
            ? Widget(
                "FloatLogSlider",
                ("base", 10),
                ("min", Math.Log10(low)),
                ("max", Math.Log10(high)),
                ("step", Math.Log10(high / low) / 200),
                ("value", (double)Start),
                ("readout_format", ".3g")
            )
            : Widget("FloatSlider", ("min", low), ("max", high), ("step", step), ("value", (double)Start), ("readout_format", ".3f"));

    internal override object? Read(JsonObject changes) => Number(changes["value"]) is { } number ? Math.Clamp(number, low, high) : null;

    internal override object? Parse(string text) => Number(text) is { } number && number >= low && number <= high ? number : null;

    internal override IReadOnlyList<object> Steps(int count)
    {
        double[] steps = [.. Enumerable.Range(0, count).Select(index => At(index / Math.Max(1.0, count - 1)))];
        // The page begins as the notebook does: the value next to its start gives way to it.
        var nearest = Enumerable.Range(0, count).MinBy(index => Math.Abs(steps[index] - (double)Start));
        steps[nearest] = (double)Start;
        return [.. steps.Cast<object>()];
    }

    private double At(double part) => logarithmic ? low * Math.Pow(high / low, part) : low + (part * (high - low));
}
