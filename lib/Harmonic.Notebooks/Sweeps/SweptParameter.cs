using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Sweeps;

/// <summary>A parameter and the values that a sweep gives it, in order.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its values as text, none twice.</param>
internal sealed partial record SweptParameter(string Name, IReadOnlyList<string> Values)
{
    /// <summary>More runs than this are a mistake.</summary>
    public const int MostRuns = 10_000;

    /// <summary>
    /// Reads <c>name=values</c>: values are separated by commas, <c>0..4</c> stands for 0, 1, 2, 3, 4. A comma within brackets or double
    /// quotes belongs to its value.
    /// </summary>
    /// <exception cref="UsageException">It is none, or a range is empty or far too long.</exception>
    public static SweptParameter Parse(string argument)
    {
        var separator = argument.IndexOf('=', StringComparison.Ordinal);
        if (separator <= 0)
        {
            throw new UsageException($"A parameter is given as name=value, name=value,value or name=first..last, not as `{argument}`.");
        }
        var values = Split(argument[(separator + 1)..]).SelectMany(Range).Distinct().ToList();
        return new SweptParameter(argument[..separator].Trim(), values);
    }

    private static IEnumerable<string> Range(string text)
    {
        if (RangeOf().Match(text) is not { Success: true } match)
        {
            return [text];
        }
        var (first, last) = (Number(match.Groups[1].Value), Number(match.Groups[2].Value));
        return first > last ? throw new UsageException($"The range `{text}` is empty: it ends before it begins.")
            : last - first >= MostRuns
                ? throw new UsageException($"The range `{text}` has {last - first + 1:N0} values; a sweep has at most {MostRuns:N0} runs.")
            : Enumerable.Range(0, (int)(last - first) + 1).Select(place => (first + place).ToString(CultureInfo.InvariantCulture));
    }

    private static BigInteger Number(string text) => BigInteger.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Split(string text)
    {
        var value = new StringBuilder();
        var (depth, quoted) = (0, false);
        foreach (var letter in text)
        {
            quoted ^= letter == '"';
            depth +=
                quoted ? 0
                : letter is '[' or '(' or '{' ? 1
                : letter is ']' or ')' or '}' ? -1
                : 0;
            if (letter == ',' && depth <= 0 && !quoted)
            {
                yield return Unquoted(value.ToString());
                value.Clear();
            }
            else
            {
                value.Append(letter);
            }
        }
        yield return Unquoted(value.ToString());
    }

    private static string Unquoted(string value) => value is ['"', .. var inner, '"'] ? inner : value.Trim();

    [GeneratedRegex(@"^(-?\d+)\.\.(-?\d+)$")]
    private static partial Regex RangeOf();
}
