using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace Harmonic.Kernel.Display;

/// <summary>Chooses the MIME types in which a value is shown.</summary>
internal static class MimeTypes
{
    private const string Plain = PlainTextFormatter.MimeType;
    private const string Html = HtmlFormatter.MimeType;

    /// <summary>The MIME types for a value.</summary>
    public static IReadOnlyList<string> For(object? value) => value switch
    {
        FormattedValue formatted => [formatted.MimeType],
        null => [Html, Plain],
        _ => For(value.GetType()),
    };

    /// <summary>
    /// What the notebook prefers for the type; else what the type's own formatters write; else the registered ones' types.
    /// Plain text is always there, for front ends that know nothing else; HTML unless the notebook or the type prefers otherwise.
    /// </summary>
    public static IReadOnlyList<string> For(Type type)
    {
        if (FormatterRegistry.PreferredFor(type) is { } preferred)
        {
            return [.. preferred.Append(Plain).Distinct()];
        }
        if (typeof(LaTeXString).IsAssignableFrom(type))
        {
            return [LaTeXString.MimeType, Plain];
        }
        var brought = ConventionFormatters.For(type).MimeTypes;
        var registered = FormatterRegistry.For(type).Select(formatter => formatter.MimeType);
        if (brought.Count > 0)
        {
            // The type says itself how it looks; an HTML table beside it would hide its picture from viewers that prefer HTML.
            return [.. brought.Concat(registered).Append(Plain).Distinct()];
        }
        return [.. registered.Concat(type == typeof(TabularDataResource) ? [TabularDataResource.MimeType] : []).Append(Html).Append(Plain).Distinct()];
    }
}
