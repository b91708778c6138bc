using Harmonic.Kernel.Cells;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Harmonic.Kernel.Session.Language;

/// <summary>Places in code: offsets here, lines and columns (both from 0) in .NET Interactive's commands.</summary>
internal static class Positions
{
    /// <summary>The line and column of an offset; what lies outside the code becomes its nearer end.</summary>
    public static LinePosition Of(string code, int offset)
    {
        var before = code.AsSpan(0, Math.Clamp(offset, 0, code.Length));
        return new LinePosition(before.Count('\n'), before.Length - (before.LastIndexOf('\n') + 1));
    }

    /// <summary>The offset of a line and column.</summary>
    public static int Offset(string code, LinePosition position)
    {
        var start = 0;
        for (var line = 0; line < position.Line && code.IndexOf('\n', start) is >= 0 and var end; line++)
        {
            start = end + 1;
        }
        return Math.Min(start + position.Character, code.Length);
    }

    /// <summary>What a kernel found for a place in a cell, whose own lines the span counts.</summary>
    public static CompletionList List(string code, int cursor, CompletionsProduced found)
    {
        var (start, end) = found.LinePositionSpan is { } span ? (Offset(code, span.Start), Offset(code, span.End)) : (cursor, cursor);
        var typed = code[Math.Min(start, cursor)..cursor];
        var items = found
            .Completions.Select(item => new Completion(item.InsertText, CompletionKinds.Of(item.InsertText, item.Kind)))
            .Where(item => item.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
        return new CompletionList(start, end, [.. items]);
    }
}
