using System.Globalization;

namespace Harmonic.Music;

/// <summary>Text files of columns, as POP909's annotations are.</summary>
internal static class AnnotationFile
{
    /// <summary>The columns of each line that is not empty.</summary>
    internal static List<string[]> Rows(string path) =>
        [
            .. File.ReadLines(path)
                .Select(line => line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))
                .Where(row => row.Length > 0),
        ];

    /// <exception cref="InvalidDataException">The text is no number.</exception>
    internal static double Number(string path, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new InvalidDataException($"{path} has '{text}' where a time in seconds is expected.");

    /// <summary>Lines of a start, an end and a label.</summary>
    /// <exception cref="InvalidDataException">A line is of another form.</exception>
    internal static List<(double Start, double End, string Label)> Spans(string path) =>
        Rows(path)
            .ConvertAll(row =>
                row.Length == 3
                    ? (Number(path, row[0]), Number(path, row[1]), row[2])
                    : throw new InvalidDataException(
                        $"{path} has the line '{string.Join(' ', row)}'; a line is a start, an end and a label."
                    )
            );
}
