using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harmonic.Export;

/// <summary>A Jupyter notebook as it lies on disk, with its outputs (nbformat 4).</summary>
internal sealed class NotebookFile
{
    private NotebookFile(string path, JsonObject content) => (Path, Content) = (path, content);

    internal string Path { get; }

    internal JsonObject Content { get; }

    /// <summary>The file's name without folder and ending.</summary>
    internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    internal IEnumerable<JsonObject> Cells => Content["cells"]!.AsArray().OfType<JsonObject>();

    /// <summary>Whether any cell has an output.</summary>
    internal bool IsExecuted => Cells.SelectMany(Outputs).Any();

    /// <summary>The text of the first heading, or the file's name.</summary>
    internal string Title => Cells.Where(cell => KindOf(cell) == "markdown")
        .SelectMany(cell => Text(cell["source"]).Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? Name;

    /// <exception cref="ExportException">There is no such file, or it is no notebook of format 4.</exception>
    internal static NotebookFile Read(string path)
    {
        try
        {
            var content = JsonNode.Parse(File.ReadAllText(path)) as JsonObject;
            return content?["cells"] is JsonArray && (int?)content["nbformat"] >= 4
                ? new NotebookFile(path, content)
                : throw new ExportException($"{path} is no Jupyter notebook of format 4: it has no list \"cells\" or an older \"nbformat\".");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"{path} cannot be read: {error.Message}", error);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new ExportException($"{path} is no Jupyter notebook: {error.Message}", error);
        }
    }

    internal static string KindOf(JsonObject cell) => (string?)cell["cell_type"] ?? "";

    internal static IEnumerable<JsonObject> Outputs(JsonObject cell) => (cell["outputs"] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The PNG picture in an output; empty when it has none, or a damaged one.</summary>
    internal static byte[] Picture(JsonObject output)
    {
        var text = Text(output["data"]?["image/png"]);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : [];
    }

    /// <summary>nbformat writes a text as one string or as a list of lines.</summary>
    internal static string Text(JsonNode? text) => text switch
    {
        JsonArray lines => string.Concat(lines.Select(line => (string?)line)),
        JsonValue value when value.TryGetValue<string>(out var whole) => whole,
        _ => "",
    };
}
