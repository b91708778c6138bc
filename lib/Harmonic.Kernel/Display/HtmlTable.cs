using System.Collections;
using System.Net;
using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace Harmonic.Kernel.Display;

/// <summary>Sequences and dictionaries as HTML tables.</summary>
internal static class HtmlTable
{
    /// <summary>A sequence: scalars in a line of text, others one row each, their members in columns if all are of one type.</summary>
    public static void Write(IEnumerable sequence, FormatContext context)
    {
        var head = SequenceHead.Of(sequence);
        if (head.Items.Count == 0)
        {
            context.Writer.Write("<i>(empty)</i>");
        }
        else if (head.Items.All(item => item is null || ValueShape.IsScalar(item.GetType())))
        {
            var parts = head.Items.Select(item => item.ToDisplayString());
            var rest = head.Rest.Length > 0 ? ", ... " + head.Rest : "";
            HtmlWriter.WritePreformatted($"[ {string.Join(", ", parts)}{rest} ]", context);
        }
        else
        {
            WriteRows(head, SharedColumns.Of(head.Items), context);
        }
    }

    /// <summary>A dictionary: keys and values.</summary>
    public static void Write(IDictionary dictionary, FormatContext context)
    {
        var head = SequenceHead.Of(dictionary);
        if (head.Items.Count == 0)
        {
            context.Writer.Write("<i>(empty)</i>");
            return;
        }
        var rows = head.Items.Cast<DictionaryEntry>().Select(entry => new[] { entry.Key, entry.Value });
        WriteTable(["key", "value"], rows, head.Rest, context);
    }

    /// <summary>A table that says itself what its columns are.</summary>
    public static void Write(TabularDataResource table, FormatContext context) =>
        WriteTable(table.Fields.Select(field => field.Name), table.Rows, "", context);

    private static void WriteRows(SequenceHead head, IReadOnlyList<MemberInfo> columns, FormatContext context)
    {
        if (columns.Count > 0)
        {
            var rows = head.Items.Select((item, index) => columns
                .Select(column => item is null ? null : ValueMembers.ValueOrException(column, item))
                .Prepend(index));
            WriteTable(columns.Select(column => column.Name).Prepend("index"), rows, head.Rest, context);
        }
        else if (head.Items.OfType<object>().DistinctBy(item => item.GetType()).Count() > 1)
        {
            WriteTable(["index", "type", "value"], head.Items.Select((item, index) => new[] { index, item?.GetType(), item }), head.Rest, context);
        }
        else
        {
            WriteTable(["index", "value"], head.Items.Select((item, index) => new[] { index, item }), head.Rest, context);
        }
    }

    private static void WriteTable(
        IEnumerable<string> headers, IEnumerable<IEnumerable<object?>> rows, string rest, FormatContext context)
    {
        HtmlWriter.RequireStyles(context);
        var names = headers.ToList();
        var writer = context.Writer;
        writer.Write($"<table><thead><tr>{string.Concat(names.Select(name => $"<th>{WebUtility.HtmlEncode(name)}</th>"))}</tr></thead><tbody>");
        foreach (var row in rows)
        {
            writer.Write("<tr>");
            foreach (var cell in row)
            {
                writer.Write("<td>");
                HtmlWriter.WriteNested(cell, context);
                writer.Write("</td>");
            }
            writer.Write("</tr>");
        }
        if (rest.Length > 0)
        {
            writer.Write($"<tr><td colspan=\"{names.Count}\"><i>{rest}</i></td></tr>");
        }
        writer.Write("</tbody></table>");
    }
}
