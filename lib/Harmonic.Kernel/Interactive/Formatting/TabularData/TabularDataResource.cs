using System.Text.Json.Nodes;

namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>Rows under named columns, shown as a table (<c>application/table-schema+json</c>, the Frictionless table schema).</summary>
/// <param name="Fields">Column name to schema type: <c>string</c>, <c>number</c>, <c>integer</c>, <c>boolean</c>, <c>datetime</c>, <c>any</c>.</param>
/// <param name="Rows">The rows' values, in the order of the columns.</param>
public sealed record TabularDataResource(
    IReadOnlyList<(string Name, string Type)> Fields, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>The MIME type of its JSON.</summary>
    public const string MimeType = "application/table-schema+json";

    /// <summary>Schema and data, in that order.</summary>
    public JsonObject ToJson() => new()
    {
        ["schema"] = new JsonObject
        {
            ["fields"] = new JsonArray([.. Fields.Select(field => new JsonObject { ["name"] = field.Name, ["type"] = field.Type })]),
        },
        ["data"] = new JsonArray([.. Rows.Select(ToJson)]),
    };

    private JsonObject ToJson(IReadOnlyList<object?> row) =>
        new(Fields.Zip(row, (field, value) => KeyValuePair.Create(field.Name, ToJson(value))));

    private static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        bool boolean => JsonValue.Create(boolean),
        double number => double.IsFinite(number) ? JsonValue.Create(number) : JsonValue.Create(number.ToString()),
        float number => float.IsFinite(number) ? JsonValue.Create(number) : JsonValue.Create(number.ToString()),
        int or long or short or byte or sbyte or ushort or uint or ulong or decimal => JsonNode.Parse(string.Create(null, $"{value}")),
        DateTime time => JsonValue.Create(time),
        DateTimeOffset time => JsonValue.Create(time),
        _ => JsonValue.Create(value.ToDisplayString()),
    };
}
