using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Harmonic.Kernel.Jupyter;

/// <summary>The protocol's JSON: snake_case names, UTF-8, unknown fields ignored, missing required fields refused.</summary>
internal static class JupyterJson
{
    // Front ends parse JSON properly; the default encoder would blow every figure's HTML up.
    private static readonly JupyterJsonContext Context = new(
        new JsonSerializerOptions(JupyterJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>Reads one of the records.</summary>
    /// <exception cref="JsonException">The text is no JSON, or lacks a required field.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, TypeInfo<T>()) ?? throw new JsonException("null where an object is needed");

    /// <summary>Writes one of the records.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, TypeInfo<T>());

    /// <summary>One of the records as a part of another message.</summary>
    public static JsonNode ToNode<T>(T value) => JsonSerializer.SerializeToNode(value, TypeInfo<T>())!;

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Context.GetTypeInfo(typeof(T))!;
}
