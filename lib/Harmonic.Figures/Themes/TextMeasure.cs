using System.Text;

namespace Harmonic.Figures;

/// <summary>
/// Widths and line breaks of labels written in plotly's small subset of HTML. Widths are those of Helvetica, within a tenth:
/// enough to decide where a line breaks and how much room a label needs before a browser has seen it.
/// </summary>
internal static class TextMeasure
{
    /// <summary>Width of one line, in units of the font size.</summary>
    internal static double Width(string html)
    {
        var width = 0.0;
        for (var index = 0; index < html.Length; index++)
        {
            if (html[index] == '<')
            {
                index = EndOf(html, index, '>');
            }
            else if (html[index] == '&')
            {
                index = EndOf(html, index, ';');
                width += 0.56;
            }
            else if (!char.IsLowSurrogate(html[index]))
            {
                width += CharacterWidth(html[index]);
            }
        }

        return width;
    }

    /// <summary>The text broken at blanks so that no line is wider than the limit, as far as its words allow.</summary>
    /// <param name="html">The text; a <c>&lt;br&gt;</c> in it stays.</param>
    /// <param name="limit">Width of a line in units of the font size.</param>
    /// <param name="measure">The width of a word in those units; <see cref="Width"/> when null.</param>
    internal static string Wrap(string html, double limit, Func<string, double>? measure = null) =>
        string.Join("<br>", html.Split("<br>").Select(line => WrapLine(line, limit, measure ?? Width)));

    /// <summary>Number of lines of a text.</summary>
    internal static int Lines(string html) => html.Length == 0 ? 0 : html.Split("<br>").Length;

    private static string WrapLine(string line, double limit, Func<string, double> measure)
    {
        var wrapped = new StringBuilder();
        var used = 0.0;
        foreach (var word in line.Split(' '))
        {
            var width = measure(word);
            if (used > 0 && used + 0.28 + width > limit)
            {
                wrapped.Append("<br>");
                used = 0;
            }
            else if (used > 0)
            {
                wrapped.Append(' ');
                used += 0.28;
            }

            wrapped.Append(word);
            used += width;
        }

        return wrapped.ToString();
    }

    private static int EndOf(string html, int start, char end)
    {
        var found = html.IndexOf(end, start);
        return found < 0 ? start : found;
    }

    private static double CharacterWidth(char character) =>
        character switch
        {
            'i' or 'j' or 'l' or '\'' or '|' => 0.22,
            ' ' or '.' or ',' or ':' or ';' or '!' or 'f' or 't' or 'I' or '(' or ')' or '/' or '·' => 0.29,
            'm' or 'M' or 'w' => 0.8,
            'W' or '@' => 0.95,
            >= 'A' and <= 'Z' => 0.69,
            > '\u2E7F' => 1,
            _ => 0.55,
        };
}
