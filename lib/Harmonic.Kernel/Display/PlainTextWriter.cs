using System.Collections;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace Harmonic.Kernel.Display;

/// <summary>Any value as text: on one line, but for items of one type, which make a table, and for what has more lines itself.</summary>
internal static class PlainTextWriter
{
    /// <summary>Writes a value.</summary>
    public static void Write(object? value, FormatContext context)
    {
        switch (value)
        {
            case null:
                context.Writer.Write(Formatter.NullString);
                break;
            case Type type:
                context.Writer.Write(TypeNames.Of(type));
                break;
            case Exception exception:
                context.Writer.Write(context.Depth == 0 ? exception.ToString() : $"{exception.GetType().Name}: {exception.Message}");
                break;
            case TabularDataResource table:
                WriteList(SequenceHead.Of(table.Rows), row => WriteItems((IEnumerable)row!, context), context);
                break;
            case ITuple tuple when !ValueShape.IsScalar(value.GetType()):
                WriteParts("(", Enumerable.Range(0, tuple.Length).Select(index => (Action)(() => Nested(tuple[index], context))), ")", context);
                break;
            case IDictionary dictionary when context.MayExpand:
                WriteList(SequenceHead.Of(dictionary), entry => WriteEntry((DictionaryEntry)entry!, context), context, "{ ", " }");
                break;
            case IEnumerable sequence when ValueShape.IsSequence(value) && context.MayExpand:
                WriteItems(sequence, context);
                break;
            case var _ when ValueShape.HasTrivialToString(value.GetType()) && context.MayExpand:
                WriteObject(value, context);
                break;
            default:
                context.Writer.Write(value.ToString());
                break;
        }
    }

    /// <summary>A value's text, for a place in what another context writes; on one line where that lies inside another value.</summary>
    public static string Text(object? value, FormatContext outer)
    {
        using var writer = new StringWriter();
        using var context = new FormatContext(writer, outer);
        ValueFormatter.Format(value, PlainTextFormatter.MimeType, context);
        return writer.ToString();
    }

    /// <summary>The text of a part of a value.</summary>
    public static string TextOfPart(object? value, FormatContext context)
    {
        var text = "";
        context.Deeper(() => text = Text(value, context));
        return text;
    }

    private static void WriteItems(IEnumerable sequence, FormatContext context)
    {
        var head = SequenceHead.Of(sequence);
        if (context.Depth == 0 && PlainTextTable.Lines(head, context) is { } lines)
        {
            context.Writer.Write(string.Join('\n', lines));
            return;
        }
        WriteList(head, item => Nested(item, context), context);
    }

    private static void WriteObject(object value, FormatContext context)
    {
        var members = ValueMembers.Of(value.GetType());
        var name = TypeNames.Of(value.GetType());
        name = name == "(anonymous)" ? "" : name + " ";
        if (members.Count == 0)
        {
            context.Writer.Write(name.Length > 0 ? name.TrimEnd() : "{ }");
            return;
        }
        WriteParts(name + "{ ", members.Select(member => (Action)(() =>
        {
            context.Writer.Write(member.Name + " = ");
            Nested(ValueMembers.ValueOrException(member, value), context);
        })), " }", context);
    }

    private static void WriteEntry(DictionaryEntry entry, FormatContext context)
    {
        Nested(entry.Key, context);
        context.Writer.Write(": ");
        Nested(entry.Value, context);
    }

    private static void WriteList(
        SequenceHead head, Action<object?> write, FormatContext context, string open = "[ ", string close = " ]")
    {
        var parts = head.Items.Select(item => (Action)(() => write(item)));
        if (head.Rest.Length > 0)
        {
            parts = parts.Append(() => context.Writer.Write("... " + head.Rest));
        }
        WriteParts(open, parts, close, context);
    }

    private static void WriteParts(string open, IEnumerable<Action> parts, string close, FormatContext context)
    {
        context.Writer.Write(open);
        var separator = "";
        foreach (var part in parts)
        {
            context.Writer.Write(separator);
            part();
            separator = ", ";
        }
        context.Writer.Write(separator.Length == 0 ? close.TrimStart() : close);
    }

    private static void Nested(object? value, FormatContext context) =>
        context.Deeper(() => ValueFormatter.Format(value, PlainTextFormatter.MimeType, context));
}
