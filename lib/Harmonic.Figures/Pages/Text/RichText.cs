using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Harmonic.Figures.Pages;

/// <summary>A label in plotly's subset of HTML, taken apart: lines of pieces that each have one style.</summary>
internal sealed partial class RichText
{
    /// <summary>Letters of indices, as a part of the size of the others.</summary>
    private const double IndexSize = 0.7;

    private RichText(IReadOnlyList<IReadOnlyList<Piece>> lines) => Lines = lines;

    internal IReadOnlyList<IReadOnlyList<Piece>> Lines { get; }

    internal static RichText Parse(string html)
    {
        var lines = new List<IReadOnlyList<Piece>>();
        var line = new List<Piece>();
        var (italic, bold, size, rise) = (0, 0, 1.0, 0.0);
        foreach (var part in Parts().Matches(html).Select(match => match.Value))
        {
            switch (part.Replace("/>", ">", StringComparison.Ordinal).ToLowerInvariant())
            {
                case "<br>":
                    lines.Add(line);
                    line = [];
                    break;
                case "<i>" or "<em>":
                    italic++;
                    break;
                case "</i>" or "</em>":
                    italic--;
                    break;
                case "<b>" or "<strong>":
                    bold++;
                    break;
                case "</b>" or "</strong>":
                    bold--;
                    break;
                case "<sub>":
                    rise -= 0.22 * size;
                    size *= IndexSize;
                    break;
                case "<sup>":
                    rise += 0.38 * size;
                    size *= IndexSize;
                    break;
                case "</sub>":
                    size /= IndexSize;
                    rise += 0.22 * size;
                    break;
                case "</sup>":
                    size /= IndexSize;
                    rise -= 0.38 * size;
                    break;
                case ['<', _, ..]:
                    break;
                default:
                    line.Add(new Piece(WebUtility.HtmlDecode(part), italic > 0, bold > 0, size, rise));
                    break;
            }
        }

        lines.Add(line);
        return new RichText(lines);
    }

    [GeneratedRegex("<[^<>]*>|[^<]+|<")]
    private static partial Regex Parts();

    /// <summary>A stretch of text in one style.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Italic">Whether it leans.</param>
    /// <param name="Bold">Whether it is bold.</param>
    /// <param name="Size">Its size, as a part of the label's.</param>
    /// <param name="Rise">How far it stands above the line, as a part of the label's size.</param>
    internal sealed record Piece(string Text, bool Italic, bool Bold, double Size, double Rise)
    {
        /// <summary>Its signs, and whether each stands over the one before it as an accent does.</summary>
        internal IEnumerable<(Rune Sign, bool Over)> Signs =>
            Text.EnumerateRunes().Select(sign => (sign, Rune.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark));
    }
}
