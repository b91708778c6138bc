using System.Text.Json;

namespace Harmonic.Kernel.Jupyter;

/// <summary>The language of a cell of a polyglot notebook, which front ends send in the metadata of the request.</summary>
internal static class CellLanguage
{
    /// <summary>The language's name; null if the metadata name none.</summary>
    public static string? Of(byte[] metadata)
    {
        try
        {
            using var document = JsonDocument.Parse(metadata);
            return Text(document.RootElement, "polyglot_notebook", "kernelName")
                ?? Text(document.RootElement, "dotnet_interactive", "language");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement metadata, string owner, string name) =>
        metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty(owner, out var part)
        && part.ValueKind == JsonValueKind.Object
        && part.TryGetProperty(name, out var text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
