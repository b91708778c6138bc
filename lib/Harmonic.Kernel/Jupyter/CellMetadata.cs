using System.Text.Json;

namespace Harmonic.Kernel.Jupyter;

/// <summary>What front ends say of a cell in the metadata of the request that runs it.</summary>
/// <param name="Id">The cell's id, the same each time it runs (JupyterLab, VS Code); null where none is sent.</param>
/// <param name="Language">The language of a cell of a polyglot notebook; null where none is named.</param>
internal sealed record CellMetadata(string? Id, string? Language)
{
    /// <summary>Reads a request's metadata; what makes no sense says nothing.</summary>
    public static CellMetadata Read(byte[] metadata)
    {
        try
        {
            using var document = JsonDocument.Parse(metadata);
            var root = document.RootElement;
            return new(
                Text(root, "cellId"),
                Text(Part(root, "polyglot_notebook"), "kernelName") ?? Text(Part(root, "dotnet_interactive"), "language")
            );
        }
        catch (JsonException)
        {
            return new(null, null);
        }
    }

    private static JsonElement Part(JsonElement whole, string name) =>
        whole.ValueKind == JsonValueKind.Object && whole.TryGetProperty(name, out var part) ? part : default;

    private static string? Text(JsonElement whole, string name) =>
        Part(whole, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
