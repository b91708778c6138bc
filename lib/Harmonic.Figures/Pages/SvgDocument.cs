using System.Globalization;
using System.Text.RegularExpressions;

namespace Harmonic.Figures.Pages;

/// <summary>What Skia's SVG lacks to be placed at its true size in a document, and to be the same each time.</summary>
internal static partial class SvgDocument
{
    /// <summary>States the size in inches, numbers the parts from 1, and takes the line breaks out of labels.</summary>
    internal static string Finish(string svg, (double Width, double Height) inches)
    {
        var start = svg.IndexOf("<svg", StringComparison.Ordinal);
        var end = svg.IndexOf('>', start);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                + $"width=\"{inches.Width:0.####}in\" height=\"{inches.Height:0.####}in\" viewBox=\"0 0 {inches.Width * 96:0.###} "
                + $"{inches.Height * 96:0.###}\""
        );
        var numbers = new Dictionary<string, string>();
        svg = Id().Replace(svg[..start] + head + svg[end..], found => Numbered(found.Value));
        return Label().Replace(svg, " xml:space=\"preserve\">$1</text>");

        string Numbered(string id) =>
            numbers.TryGetValue(id, out var known)
                ? known
                : numbers[id] = $"{id[..(id.IndexOf('_', StringComparison.Ordinal) + 1)]}{numbers.Count + 1}";
    }

    /// <summary>Skia counts them through all files of a process.</summary>
    [GeneratedRegex(@"\b(?:cl|img|gradient|pattern|mask)_[0-9a-f]+\b")]
    private static partial Regex Id();

    [GeneratedRegex(@">\n\t+([^\n]*)\n\t*</text>")]
    private static partial Regex Label();
}
