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
    /// Plain text is always there, for front ends that know nothing else; HTML unless the notebook prefers otherwise.
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
        var own = ConventionFormatters.For(type).MimeTypes
            .Concat(type == typeof(TabularDataResource) ? [TabularDataResource.MimeType] : [])
            .Concat(FormatterRegistry.For(type).Select(formatter => formatter.MimeType));
        return [.. own.Append(Html).Append(Plain).Distinct()];
    }
}
