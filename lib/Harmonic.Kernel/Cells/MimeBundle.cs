using System.Text.Json.Nodes;

namespace Harmonic.Kernel.Cells;

/// <summary>One value in several representations, keyed by MIME type, as Jupyter messages and .ipynb outputs hold it.</summary>
/// <param name="Data">MIME type to content: a JSON string for text types, a JSON value for <c>…+json</c> types, base64 for binary
/// ones.</param>
/// <param name="Metadata">MIME type to extra facts (a picture's width, say); usually empty.</param>
public sealed record MimeBundle(IReadOnlyDictionary<string, JsonNode> Data, IReadOnlyDictionary<string, JsonNode> Metadata)
{
    /// <summary>A bundle of text representations alone.</summary>
    public static MimeBundle Of(params (string MimeType, string Content)[] parts) =>
        new(
            parts.ToDictionary(part => part.MimeType, part => (JsonNode)JsonValue.Create(part.Content)!),
            new Dictionary<string, JsonNode>()
        );
}
