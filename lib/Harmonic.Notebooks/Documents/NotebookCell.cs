using System.Text.Json.Nodes;

namespace Harmonic.Notebooks.Documents;

/// <summary>A cell of a notebook; everything that this class does not know stays as it is.</summary>
internal sealed class NotebookCell(JsonObject json)
{
    /// <summary>The cell as the file holds it.</summary>
    public JsonObject Json { get; } = json;

    public bool IsCode => (string?)Json["cell_type"] == "code";

    public bool IsMarkdown => (string?)Json["cell_type"] == "markdown";

    /// <summary>The outputs, without adding a list of them where there is none.</summary>
    public IEnumerable<JsonObject> ShownOutputs => (Json["outputs"] as JsonArray ?? []).OfType<JsonObject>();

    public string Source => MultilineText.Join(Json["source"]);

    /// <summary>The first line with something on it, for progress displays.</summary>
    public string Title => Source.Split('\n').FirstOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "";

    public JsonObject Metadata => Child(Json, "metadata");

    public JsonArray Outputs => Json["outputs"] as JsonArray ?? NewOutputs();

    public int? ExecutionCount
    {
        get => (int?)Json["execution_count"];
        set => Json["execution_count"] = value;
    }

    /// <summary>The language that a cell of a polyglot notebook names in its metadata; null for the notebook's own.</summary>
    public string? Language =>
        (string?)(Metadata["polyglot_notebook"] as JsonObject)?["kernelName"]
        ?? (string?)(Metadata["dotnet_interactive"] as JsonObject)?["language"];

    public bool HasTag(string tag) => Metadata["tags"] is JsonArray tags && tags.Any(value => (string?)value == tag);

    /// <summary>A new code cell.</summary>
    public static NotebookCell Code(string source, params string[] tags) =>
        new(
            new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["id"] = Guid.NewGuid().ToString("N")[..8],
                ["metadata"] = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) },
                ["outputs"] = new JsonArray(),
                ["source"] = MultilineText.Split(source),
            }
        );

    /// <summary>Forgets what an earlier run left.</summary>
    public void ClearOutputs()
    {
        NewOutputs();
        ExecutionCount = null;
        Metadata.Remove("execution");
        Metadata.Remove("harmonic");
        Metadata.Remove("papermill");
    }

    /// <summary>An object member, made if it is not there.</summary>
    public static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
        {
            parent[name] = child = [];
        }
        return child;
    }

    private JsonArray NewOutputs()
    {
        var outputs = new JsonArray();
        Json["outputs"] = outputs;
        return outputs;
    }
}
