using System.Text.Json;
using System.Text.Json.Nodes;
using Harmonic.Kernel.Cells;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>Makes the bundles that front ends receive of what .NET Interactive's formatters write.</summary>
internal static class Bundles
{
    private static readonly Dictionary<string, JsonNode> NoMetadata = [];

    /// <summary>A value in the MIME types that its formatters prefer, and as text for front ends that know nothing else.</summary>
    public static MimeBundle Of(object? value) => Of(Represent(value));

    /// <summary>What has been formatted already; the content of a JSON type becomes JSON.</summary>
    public static MimeBundle Of(IEnumerable<FormattedValue> values) =>
        new(values.DistinctBy(value => value.MimeType).ToDictionary(value => value.MimeType, Content), NoMetadata);

    /// <summary>A value in the MIME types that its formatters prefer, and as text.</summary>
    public static IReadOnlyList<FormattedValue> Represent(object? value) =>
        value switch
        {
            FormattedValue formatted => [formatted],
            IEnumerable<FormattedValue> formatted => [.. formatted],
            _ => WithText(value, FormattedValue.CreateManyFromObject(value)),
        };

    /// <summary>Adds text to what a value was formatted as.</summary>
    public static IReadOnlyList<FormattedValue> WithText(object? value, IReadOnlyCollection<FormattedValue> formatted) =>
        formatted.Any(form => form.MimeType == PlainTextFormatter.MimeType)
            ? [.. formatted]
            : [.. formatted, new FormattedValue(PlainTextFormatter.MimeType, Text(value))];

    /// <summary>A type that somebody has drawn, but given no text, is named: its members, a chart's say, are no reading.</summary>
    private static string Text(object? value) =>
        value is not null and not IHtmlContent && OwnTypes(value) is { Count: > 0 } own && !own.Contains(PlainTextFormatter.MimeType)
            ? value.GetType().ToDisplayString()
            : value.ToDisplayString();

    private static List<string> OwnTypes(object value) =>
        [
            .. Formatter
                .RegisteredFormatters(includeDefaults: false)
                .Where(formatter => formatter.Type != typeof(object) && formatter.Type.IsInstanceOfType(value))
                .Select(formatter => formatter.MimeType),
        ];

    private static JsonNode Content(FormattedValue value)
    {
        if (value.MimeType == JsonFormatter.MimeType || value.MimeType.EndsWith("+json", StringComparison.Ordinal))
        {
            try
            {
                // JSON's null is no node; a bundle holds text then.
                return JsonNode.Parse(value.Value) ?? JsonValue.Create("null");
            }
            catch (JsonException)
            {
                // Not JSON after all: better shown as text than not at all.
            }
        }
        return JsonValue.Create(value.Value ?? "");
    }
}
