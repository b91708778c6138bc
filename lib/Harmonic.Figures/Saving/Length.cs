using System.Globalization;

namespace Harmonic.Figures;

/// <summary>
/// A physical length, as figures need it: written "3.3in", "84mm", "8.4cm", "237pt" or "316px" (96 pixels to the inch), or the width of a
/// column by the name of its publisher (<see cref="Columns"/>).
/// </summary>
/// <param name="Inches">The length in inches; positive and finite.</param>
public readonly record struct Length(double Inches)
{
    private static readonly Dictionary<string, double> UnitsPerInch = new(StringComparer.OrdinalIgnoreCase)
    {
        ["in"] = 1,
        ["pt"] = 72,
        ["px"] = 96,
        ["mm"] = 25.4,
        ["cm"] = 2.54,
    };

    /// <summary>Widths of text in the style files of publishers; 1 is one column, 2 is both.</summary>
    private static readonly Dictionary<string, double> InchesByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["neurips"] = 5.5,
        ["icml"] = 3.25,
        ["ismir"] = 82 / 25.4,
        ["acm-1"] = 3.33,
        ["acm-2"] = 7,
        ["ieee-1"] = 3.5,
        ["ieee-2"] = 7.16,
    };

    /// <summary>The names of widths.</summary>
    public static IReadOnlyCollection<string> Columns => InchesByName.Keys;

    /// <summary>CSS pixels, 96 to the inch.</summary>
    public double Pixels => Inches * 96;

    /// <summary>PostScript points, 72 to the inch.</summary>
    public double Points => Inches * 72;

    /// <summary>A length of so many CSS pixels.</summary>
    public static Length FromPixels(double pixels) => new(pixels / 96);

    /// <summary>Reads a number followed by its unit, a blank between them allowed, or one of <see cref="Columns"/>.</summary>
    /// <exception cref="ExportException">The text is no length, names no known unit, or is not between 0.1 and 200 inches.</exception>
    public static Length Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (InchesByName.TryGetValue(trimmed, out var known))
        {
            return new Length(known);
        }

        var unitStart = trimmed.Length;
        while (unitStart > 0 && char.IsLetter(trimmed[unitStart - 1]))
        {
            unitStart--;
        }

        var unit = trimmed[unitStart..];
        if (
            !UnitsPerInch.TryGetValue(unit, out var perInch)
            || !double.TryParse(trimmed[..unitStart].TrimEnd(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        )
        {
            throw new ExportException(
                $"\"{text}\" is not a length. Write a number and its unit, for example 3.3in, 84mm, 8.4cm, 237pt or 640px, or one "
                    + $"of {string.Join(", ", Columns)}."
            );
        }

        var inches = number / perInch;
        return inches is >= 0.1 and <= 200
            ? new Length(inches)
            : throw new ExportException($"A length of {text} is out of range: a figure measures between 0.1in and 200in.");
    }

    /// <summary>The length in inches, as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Inches.ToString("0.####", CultureInfo.InvariantCulture) + "in";
}
