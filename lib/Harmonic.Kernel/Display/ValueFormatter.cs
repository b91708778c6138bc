using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace Harmonic.Kernel.Display;

/// <summary>Writes any value in any MIME type: by the notebook's formatters, the type's own, then the default ones.</summary>
internal static class ValueFormatter
{
    private static readonly JsonSerializerOptions Json = new()
    {
        IncludeFields = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>A value in the MIME types asked for, or in those that suit it.</summary>
    public static IReadOnlyList<FormattedValue> Represent(object? value, IReadOnlyList<string> mimeTypes)
    {
        if (value is FormattedValue ready)
        {
            return [ready];
        }
        if (mimeTypes.Count > 0)
        {
            return [.. mimeTypes.Select(mimeType => new FormattedValue(mimeType, value.ToDisplayString(mimeType)))];
        }
        return [.. MimeTypes.For(value).Select(mimeType => TryFormat(value, mimeType)).OfType<FormattedValue>()];
    }

    /// <summary>Writes a value in one MIME type; where nothing knows how, as its own text.</summary>
    public static void Format(object? value, string mimeType, FormatContext context)
    {
        if (!TryFormat(value, mimeType, context))
        {
            context.Writer.Write(value?.ToString() ?? Formatter.NullString);
        }
    }

    /// <summary>A value in one MIME type; null if its formatters decline it (a figure without a picture, say).</summary>
    private static FormattedValue? TryFormat(object? value, string mimeType)
    {
        using var writer = new StringWriter();
        using var context = new FormatContext(writer);
        return TryFormat(value, mimeType, context) ? new FormattedValue(mimeType, writer.ToString()) : null;
    }

    private static bool TryFormat(object? value, string mimeType, FormatContext context)
    {
        if (value is FormattedValue formatted)
        {
            context.Writer.Write(formatted.Value);
            return true;
        }
        return (value is not null && FormatterFor(value, mimeType, context)) || FormatByDefault(value, mimeType, context);
    }

    private static bool FormatterFor(object value, string mimeType, FormatContext context)
    {
        var type = value.GetType();
        return FormatterRegistry.For(type)
            .Concat(ConventionFormatters.For(type).Formatters)
            .Where(formatter => formatter.MimeType == mimeType)
            .Any(formatter => formatter.Format(value, context));
    }

    private static bool FormatByDefault(object? value, string mimeType, FormatContext context)
    {
        switch (mimeType)
        {
            case HtmlFormatter.MimeType when value is not null && HasOwnPlainText(value.GetType()):
                HtmlWriter.WritePreformatted(value.ToDisplayString(), context);
                break;
            case HtmlFormatter.MimeType:
                HtmlWriter.Write(value, context);
                break;
            case TabularDataResource.MimeType when value is TabularDataResource table:
                context.Writer.Write(table.ToJson().ToJsonString());
                break;
            case JsonFormatter.MimeType:
                context.Writer.Write(JsonSerializer.Serialize(value, Json));
                break;
            case PlainTextFormatter.MimeType:
                PlainTextWriter.Write(value, context);
                break;
            case LaTeXString.MimeType when value is LaTeXString:
                context.Writer.Write(value);
                break;
            default:
                return false;
        }
        return true;
    }

    /// <summary>Whether somebody said how the type reads as text, but not how it looks as HTML: then it looks as it reads.</summary>
    private static bool HasOwnPlainText(Type type) =>
        !typeof(IHtmlContent).IsAssignableFrom(type)
        && FormatterRegistry.For(type).Concat(ConventionFormatters.For(type).Formatters)
            .Any(formatter => formatter.MimeType == PlainTextFormatter.MimeType && formatter.Type != typeof(object));
}
