using System.Globalization;

namespace Harmonic.Figures;

/// <summary>Sliders: numbers between two ends.</summary>
public static class Slider
{
    /// <summary>A number, its steps evenly spaced.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="start">Where it begins; in the middle when null.</param>
    /// <param name="step">The distance of neighbouring values; a two-hundredth of the range when null.</param>
    /// <exception cref="ArgumentException">The range is empty, or the start lies outside.</exception>
    public static Adjustable Linear(double low, double high, double? start = null, double? step = null)
    {
        RequireRange(low, high);
        return new NumberSlider(
            low,
            high,
            Within(low, high, start ?? ((low + high) / 2)),
            step ?? ((high - low) / 200),
            logarithmic: false
        );
    }

    /// <summary>A number, its steps evenly spaced in its logarithm.</summary>
    /// <param name="low">The lower end, above 0.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="start">Where it begins; at the geometric mean of the ends when null.</param>
    /// <exception cref="ArgumentException">The range is empty or reaches to 0, or the start lies outside.</exception>
    public static Adjustable Log(double low, double high, double? start = null)
    {
        RequireRange(low, high);
        if (low <= 0)
        {
            throw new ArgumentException(Text($"A logarithmic slider begins above 0, not at {low}."), nameof(low));
        }

        return new NumberSlider(low, high, Within(low, high, start ?? Math.Sqrt(low * high)), 0, logarithmic: true);
    }

    /// <summary>A whole number.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="start">Where it begins; at the lower end when null.</param>
    /// <exception cref="ArgumentException">The range is empty, or the start lies outside.</exception>
    public static Adjustable Whole(int low, int high, int? start = null)
    {
        RequireRange(low, high);
        return new WholeSlider(low, high, (int)Within(low, high, start ?? low));
    }

    /// <summary>A stretch between two numbers, of type <c>(double, double)</c>.</summary>
    /// <param name="low">The lower end of what can be chosen.</param>
    /// <param name="high">The upper end of it.</param>
    /// <param name="start">The stretch it begins with; all of it when null.</param>
    /// <exception cref="ArgumentException">The range is empty, or the start lies outside.</exception>
    public static Adjustable Range(double low, double high, (double Low, double High)? start = null)
    {
        RequireRange(low, high);
        var (from, to) = start ?? (low, high);
        if (from > to)
        {
            throw new ArgumentException(Text($"The stretch from {from} to {to} is empty."), nameof(start));
        }

        return new RangeSlider(low, high, (Within(low, high, from), Within(low, high, to)));
    }

    private static void RequireRange(double low, double high)
    {
        if (!(low < high) || !double.IsFinite(low) || !double.IsFinite(high))
        {
            throw new ArgumentException(Text($"A slider needs a range: {low} is not below {high}."), nameof(high));
        }
    }

    private static double Within(double low, double high, double start) =>
        start >= low && start <= high
            ? start
            : throw new ArgumentException(Text($"The slider begins at {start}, outside of its range from {low} to {high}."), nameof(start));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
