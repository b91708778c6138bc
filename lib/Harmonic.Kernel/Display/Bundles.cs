using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Display;

/// <summary>Makes the bundles that front ends receive.</summary>
internal static class Bundles
{
    private static readonly Dictionary<string, JsonNode> NoMetadata = [];

    /// <summary>A value in the MIME types that suit it.</summary>
    public static MimeBundle Of(object? value) => Of(ValueFormatter.Represent(value, []));

    /// <summary>What has been formatted already; the content of a JSON type becomes JSON.</summary>
    public static MimeBundle Of(IEnumerable<FormattedValue> values) =>
        new(values.ToDictionary(value => value.MimeType, Content), NoMetadata);

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
        return JsonValue.Create(value.Value);
    }
}
