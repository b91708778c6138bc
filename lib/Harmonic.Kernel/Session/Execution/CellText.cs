namespace Harmonic.Kernel.Session.Execution;

/// <summary>A cell's text and the pieces of it that ran, so that a piece keeps the lines that it has in the cell.</summary>
/// <param name="name">What errors call the cell.</param>
/// <param name="text">Its text.</param>
internal sealed class CellText(string name, string text)
{
    private readonly string[] lines = text.Split('\n');
    private int next;

    /// <summary>What errors call the cell.</summary>
    public string Name => name;

    /// <summary>The cell's text.</summary>
    public string Text => text;

    /// <summary>A piece of the cell with empty lines before it, so that its line numbers are the cell's; null if it is none.</summary>
    public string? Place(string piece)
    {
        var wanted = piece.Split('\n');
        for (var start = next; start < lines.Length; start++)
        {
            if (PlaceAt(start, wanted) is { } placed)
            {
                next = placed.Count;
                return string.Join('\n', placed);
            }
        }
        return null;
    }

    /// <summary>The 1-based line on which a directive stands; null if none begins like this.</summary>
    public int? LineOf(string directive) =>
        Array.FindIndex(lines, line => line.TrimStart().StartsWith(directive, StringComparison.Ordinal)) is >= 0 and var index
            ? index + 1
            : null;

    /// <summary>Directives between the lines of a piece were taken out, and a piece has blank lines where the cell has none.</summary>
    private List<string>? PlaceAt(int start, string[] wanted)
    {
        var placed = new List<string>(Enumerable.Repeat("", start));
        foreach (var line in wanted)
        {
            while (
                placed.Count < lines.Length
                && !Same(lines[placed.Count], line)
                && placed.Count > start
                && lines[placed.Count].TrimStart().StartsWith('#')
            )
            {
                placed.Add("");
            }
            if (placed.Count < lines.Length && Same(lines[placed.Count], line))
            {
                placed.Add(lines[placed.Count]);
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                return null;
            }
        }
        return placed;
    }

    private static bool Same(string line, string other) => line.AsSpan().Trim().SequenceEqual(other.AsSpan().Trim());
}
