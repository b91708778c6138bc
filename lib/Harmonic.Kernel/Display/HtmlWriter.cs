using System.Collections;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace Harmonic.Kernel.Display;

/// <summary>Any value as HTML: text for what is one piece, tables for what has parts. Everything is encoded.</summary>
internal static class HtmlWriter
{
    /// <summary>Class names are .NET Interactive's, so that style sheets made for its notebooks fit.</summary>
    private const string Styles =
        "<style>.dni-code-hint{font-style:italic;overflow:hidden;white-space:nowrap}.dni-treeview{white-space:nowrap}"
        + ".dni-treeview td{vertical-align:top;text-align:start}details.dni-treeview{padding-left:1em}table td{text-align:start}"
        + "table tr{vertical-align:top;margin:0}table tr td pre{vertical-align:top;margin:0;background:inherit}</style>";

    /// <summary>Writes a value.</summary>
    public static void Write(object? value, FormatContext context)
    {
        switch (value)
        {
            case IHtmlContent html:
                html.WriteTo(context.Writer);
                break;
            case null or string or Exception or LaTeXString:
                WritePlain(value, context);
                break;
            case TabularDataResource table:
                HtmlTable.Write(table, context);
                break;
            case IDictionary dictionary when context.MayExpand:
                HtmlTable.Write(dictionary, context);
                break;
            case IEnumerable sequence when ValueShape.IsSequence(value) && context.MayExpand:
                HtmlTable.Write(sequence, context);
                break;
            case var _ when ValueShape.IsScalar(value.GetType()) || !context.MayExpand || ValueMembers.Of(value.GetType()).Count == 0:
                WritePlain(value, context);
                break;
            default:
                WriteTree(value, context);
                break;
        }
    }

    /// <summary>Writes text in a fixed-width face, encoded.</summary>
    public static void WritePreformatted(string text, FormatContext context) =>
        context.Writer.Write($"<div class=\"dni-plaintext\"><pre>{WebUtility.HtmlEncode(text)}</pre></div>");

    /// <summary>Writes a part of a value.</summary>
    public static void WriteNested(object? value, FormatContext context) =>
        context.Deeper(() => ValueFormatter.Format(value, HtmlFormatter.MimeType, context));

    /// <summary>Writes the style sheet, once in an output.</summary>
    public static void RequireStyles(FormatContext context)
    {
        if (!context.HasStyles)
        {
            context.HasStyles = true;
            context.Writer.Write(Styles);
        }
    }

    private static void WritePlain(object? value, FormatContext context) => WritePreformatted(PlainTextWriter.Text(value, context), context);

    private static void WriteTree(object value, FormatContext context)
    {
        RequireStyles(context);
        var open = context.Depth < 2 ? " open=\"open\"" : "";
        var summary = WebUtility.HtmlEncode(Summary(value));
        context.Writer.Write(
            $"<details{open} class=\"dni-treeview\"><summary><span class=\"dni-code-hint\"><code>{summary}</code></span></summary>"
            + "<div><table><thead><tr></tr></thead><tbody>");
        foreach (var (name, part) in Parts(value))
        {
            context.Writer.Write($"<tr><td>{WebUtility.HtmlEncode(name)}</td><td>");
            WriteNested(part, context);
            context.Writer.Write("</td></tr>");
        }
        context.Writer.Write("</tbody></table></div></details>");
    }

    private static IEnumerable<(string Name, object? Value)> Parts(object value) => value is ITuple tuple
        ? Enumerable.Range(0, tuple.Length).Select(index => ($"Item{index + 1}", tuple[index]))
        : ValueMembers.Of(value.GetType()).Select(member => (member.Name, ValueMembers.ValueOrException(member, value)));

    private static string Summary(object value)
    {
        try
        {
            return value.ToString() ?? TypeNames.Of(value.GetType());
        }
        catch (Exception exception)
        {
            return $"{TypeNames.Of(value.GetType())}: its ToString threw {exception.GetType().Name}: {exception.Message}";
        }
    }
}
