using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Display;

/// <summary>Items of one type as aligned columns of text: what a console or a PDF shows of them.</summary>
internal static class PlainTextTable
{
    private const string Gap = "  ";

    /// <summary>The lines of the table; null where an item tells more by its own text, or a cell has several lines.</summary>
    public static IReadOnlyList<string>? Lines(SequenceHead head, FormatContext context)
    {
        var columns = SharedColumns.Of(head.Items);
        if (columns.Count == 0 || head.Items.Contains(null) || !ValueShape.HasTrivialToString(head.Items[0]!.GetType()))
        {
            return null;
        }
        var cells = columns.Select(column => Column(column, head.Items, context)).ToList();
        if (cells.Exists(column => column.Exists(cell => cell.Contains('\n', StringComparison.Ordinal))))
        {
            return null;
        }
        var lines = Enumerable.Range(0, head.Items.Count + 1).Select(row => string.Join(Gap, cells.Select(column => column[row])).TrimEnd());
        return head.Rest.Length > 0 ? [.. lines, "... " + head.Rest] : [.. lines];
    }

    /// <summary>The column's name and its cells, all of one width; numbers to the right.</summary>
    private static List<string> Column(MemberInfo column, IReadOnlyList<object?> items, FormatContext context)
    {
        var values = items.Select(item => ValueMembers.ValueOrException(column, item!)).ToList();
        var cells = values.Select(value => PlainTextWriter.TextOfPart(value, context)).Prepend(column.Name).ToList();
        var width = cells.Max(cell => cell.Length);
        var right = values.TrueForAll(value => value is IConvertible and not string and not bool and not char and not DateTime and not Enum);
        return cells.ConvertAll(cell => right ? cell.PadLeft(width) : cell.PadRight(width));
    }
}
