using System.Globalization;

namespace Harmonic.Figures.Pages;

/// <summary>Numbers as ticks show them.</summary>
internal static class TickText
{
    /// <summary>A number on an axis whose ticks are <paramref name="step"/> apart.</summary>
    internal static string Linear(double value, double step)
    {
        var power = (int)Math.Floor(Math.Log10(step) + 1e-9);
        if (Math.Abs(value) < step * 1e-6)
        {
            return "0";
        }

        if (power < -4 || Math.Abs(value) >= 1e7)
        {
            return Scientific(value);
        }

        return Signed(value.ToString("N" + Math.Max(0, -power), CultureInfo.InvariantCulture));
    }

    /// <summary>Whether a label is more than a number.</summary>
    internal static bool IsWord(string label) => !label.All(sign => char.IsAsciiDigit(sign) || sign is '.' or ',' or '−' or '-');

    /// <summary>A number that stands alone, as on a logarithmic axis.</summary>
    internal static string Alone(double value) =>
        Math.Abs(value) is >= 1e-4 and < 1e5 || value == 0
            ? Signed(value.ToString("#,0.######", CultureInfo.InvariantCulture))
            : Scientific(value);

    /// <summary>Whether a logarithmic axis between two powers of ten is labelled with powers, since decimals would be too long.</summary>
    internal static bool AsPowers(int first, int last) => first < -4 || last > 4;

    /// <summary>A digit times a power of ten, as a logarithmic axis shows it.</summary>
    /// <param name="head">The digit.</param>
    /// <param name="power">The power.</param>
    /// <param name="powers">Whether the axis is labelled <see cref="AsPowers"/>; 1 and 10 are written out all the same.</param>
    internal static string Decade(double head, int power, bool powers) =>
        !powers || power is 0 or 1
            ? Alone(Math.Round(head * Math.Pow(10, power), 9))
            : (head == 1 ? "" : $"{head}×") + $"10<sup>{Signed(power.ToString(CultureInfo.InvariantCulture))}</sup>";

    /// <summary>A number in one of the notations of d3 that cells use, such as <c>.2f</c> or <c>d</c>.</summary>
    internal static string Formatted(double value, string format) =>
        format is ['.', var digits, 'f'] && char.IsAsciiDigit(digits)
            ? Signed(value.ToString("F" + digits, CultureInfo.InvariantCulture))
            : Signed(value.ToString("G4", CultureInfo.InvariantCulture));

    private static string Scientific(double value)
    {
        var power = (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9);
        var head = Math.Round(value / Math.Pow(10, power), 2);
        var factor = head == 1 ? "" : Signed(head.ToString("0.##", CultureInfo.InvariantCulture)) + "×";
        return $"{factor}10<sup>{Signed(power.ToString(CultureInfo.InvariantCulture))}</sup>";
    }

    private static string Signed(string digits) => digits.Replace('-', '−');
}
