using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Harmonic.Figures;

/// <summary>Rows of results as a notebook shows them: a table of HTML, or of plain text.</summary>
[TypeFormatterSource(typeof(TableFormatterSource))]
public sealed partial class Table
{
    private readonly string[] _heads;
    private readonly string[][] _rows;
    private readonly bool[] _numeric;

    private Table(string[] heads, string[][] rows)
    {
        (_heads, _rows) = (heads, rows);
        _numeric = [.. heads.Select((_, column) => rows.Length > 0 && rows.All(row => IsNumber(row[column])))];
    }

    /// <summary>A row for each item, a column for each of its public properties, headed by their names in words.</summary>
    public static Table Of<T>(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var columns = typeof(T)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(one => one.GetIndexParameters().Length == 0);
        var properties = columns.ToArray();
        return new Table(
            [.. properties.Select(property => InWords(property.Name))],
            [.. items.Select(item => properties.Select(property => Shown(property.GetValue(item))).ToArray())]
        );
    }

    /// <summary>A table of texts.</summary>
    /// <param name="heads">What stands above each column.</param>
    /// <param name="rows">As many texts in each as there are columns.</param>
    /// <exception cref="ArgumentException">A row has more or fewer.</exception>
    public static Table Of(IReadOnlyList<string> heads, IEnumerable<IEnumerable<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(rows);
        string[][] texts = [.. rows.Select(row => row.ToArray())];
        return Array.Find(texts, row => row.Length != heads.Count) is { } odd
            ? throw new ArgumentException($"A row has {odd.Length} texts, and there are {heads.Count} columns.", nameof(rows))
            : new Table([.. heads], texts);
    }

    /// <summary>Columns of equal width, numbers to the right.</summary>
    public override string ToString()
    {
        int[] widths = [.. _heads.Select((head, column) => _rows.Select(row => row[column].Length).Append(head.Length).Max())];
        return string.Join(
            '\n',
            _rows
                .Prepend(_heads)
                .Select(row => string.Join("  ", row.Select((text, column) => Padded(text, column, widths[column]))).TrimEnd())
        );
    }

    /// <summary>A table of HTML.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table><thead><tr>");
        Write(_heads, "th");
        html.Append("</tr></thead><tbody>");
        foreach (var row in _rows)
        {
            html.Append("<tr>");
            Write(row, "td");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();

        void Write(string[] row, string element)
        {
            foreach (var (text, column) in row.Select((text, column) => (text, column)))
            {
                var side = _numeric[column] ? "right" : "left";
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<{element} style=\"text-align:{side}\">{WebUtility.HtmlEncode(text)}</{element}>"
                );
            }
        }
    }

    private string Padded(string text, int column, int width) => _numeric[column] ? text.PadLeft(width) : text.PadRight(width);

    private static string Shown(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            double or float => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            IEnumerable several => string.Join(", ", several.Cast<object?>().Select(Shown)),
            _ => value.ToString() ?? "",
        };

    private static string Number(double value) =>
        value == 0 || Math.Abs(value) is >= 1e-3 and < 1e6
            ? value.ToString("0.####", CultureInfo.InvariantCulture)
            : value.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>"SameSign" is "Same sign"; what has capitals of its own, as "AUROC", stays.</summary>
    private static string InWords(string name)
    {
        if (Capitals().IsMatch(name))
        {
            return name;
        }

        var words = Boundaries().Replace(name, " ");
        return words[..1] + words[1..].ToLowerInvariant();
    }

    private static bool IsNumber(string text) => text is "" or "–" || Numbers().IsMatch(text);

    [GeneratedRegex("[A-Z]{2}")]
    private static partial Regex Capitals();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Za-z])")]
    private static partial Regex Boundaries();

    [GeneratedRegex("^[<+−-]?[0-9.]|^NaN$")]
    private static partial Regex Numbers();
}
