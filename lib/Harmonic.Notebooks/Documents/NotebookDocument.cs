using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harmonic.Figures;
using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Documents;

/// <summary>An .ipynb file (nbformat 4.5). What this class does not know is kept as it is.</summary>
internal sealed class NotebookDocument
{
    private const int Format = 4;

    /// <summary>The first minor version whose cells have ids.</summary>
    private const int FormatMinor = 5;

    private static readonly JsonSerializerOptions Jupyter = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject json;
    private readonly JsonArray cells;

    private NotebookDocument(JsonObject json, JsonArray cells, string path)
    {
        (this.json, this.cells, Path) = (json, cells, path);
        Cells = [.. cells.OfType<JsonObject>().Select(cell => new NotebookCell(cell))];
    }

    /// <summary>The file it was read from.</summary>
    public string Path { get; }

    /// <summary>The file's name without folder and ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The text of the first heading, or the file's name.</summary>
    public string Title =>
        Cells
            .Where(cell => cell.IsMarkdown)
            .SelectMany(cell => cell.Source.Split('\n'))
            .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))
            ?[2..].Trim()
        ?? Name;

    /// <summary>Whether any cell has an output.</summary>
    public bool IsExecuted => Cells.Exists(cell => cell.ShownOutputs.Any());

    /// <summary>The cells in order.</summary>
    public List<NotebookCell> Cells { get; }

    /// <summary>The notebook's own metadata.</summary>
    public JsonObject Metadata => NotebookCell.Child(json, "metadata");

    /// <summary>Reads a notebook that is to be run.</summary>
    /// <exception cref="UsageException">There is none, or it is not one that can be run here.</exception>
    public static NotebookDocument Load(string path) => Parse(TextOf(path), path);

    /// <summary>Reads a notebook for what it shows, whatever language its cells are written in.</summary>
    /// <exception cref="UsageException">There is none, or it is no notebook of format 4.</exception>
    public static NotebookDocument Open(string path) => FromText(TextOf(path), path);

    /// <summary>Refuses notebooks of one name in different folders where what is made of them is named after them.</summary>
    /// <exception cref="ExportException">Two have one name.</exception>
    public static void RequireNames(IEnumerable<string> paths)
    {
        var names = paths.GroupBy(path => System.IO.Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);
        if (names.FirstOrDefault(name => name.Count() > 1) is { } twins)
        {
            throw new ExportException($"Two notebooks are called {twins.Key}; what is made of them would have one name.");
        }
    }

    /// <summary>Reads the text of a notebook that is to be run; <paramref name="path"/> is for messages.</summary>
    public static NotebookDocument Parse(string text, string path)
    {
        var document = FromText(text, path);
        document.RequireCSharp(path);
        document.Upgrade();
        return document;
    }

    private static string TextOf(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : throw new UsageException($"There is no notebook {path}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {error.Message}");
        }
    }

    private static NotebookDocument FromText(string text, string path)
    {
        var json = ParseJson(text, path);
        if (json["cells"] is not JsonArray cells || json["nbformat"] is not JsonValue format || !format.TryGetValue<int>(out var version))
        {
            throw new UsageException($"{path} is JSON, but no notebook: it has no `cells` or no `nbformat`.");
        }
        if (version != Format)
        {
            throw new UsageException(
                $"{path} has notebook format {version}; format {Format} is wanted (`jupyter nbconvert --to notebook` converts it)."
            );
        }
        return new NotebookDocument(json, cells, path);
    }

    /// <summary>Forgets what an earlier run left.</summary>
    public void ClearOutputs() => Cells.Where(cell => cell.IsCode).ToList().ForEach(cell => cell.ClearOutputs());

    /// <summary>Puts a cell into the notebook.</summary>
    public void Insert(int index, NotebookCell cell)
    {
        Cells.Insert(index, cell);
        cells.Insert(index, cell.Json);
    }

    /// <summary>Puts a cell in the place of another.</summary>
    public void Replace(int index, NotebookCell cell)
    {
        Cells[index] = cell;
        cells[index] = cell.Json;
    }

    /// <summary>Writes the notebook as Jupyter does; a reader sees the old file or the new one, never half of it.</summary>
    /// <exception cref="UsageException">It cannot be written there.</exception>
    public void Save(string path)
    {
        try
        {
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(ToText()));
        }
        catch (ExportException failure)
        {
            throw new UsageException(failure.Message);
        }
    }

    /// <summary>The notebook's text.</summary>
    public string ToText() => json.ToJsonString(Jupyter) + "\n";

    private static JsonObject ParseJson(string text, string path)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new UsageException($"{path} is JSON, but no notebook.");
        }
        catch (JsonException exception)
        {
            throw new UsageException(
                $"{path} is not valid JSON: line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}."
            );
        }
    }

    private void RequireCSharp(string path)
    {
        var language = (string?)(Metadata["kernelspec"] as JsonObject)?["language"]
            ?? (string?)(Metadata["language_info"] as JsonObject)?["name"];
        if (language is not (null or "C#" or "csharp" or "polyglot-notebook"))
        {
            throw new UsageException($"{path} is a {language} notebook; this program runs C#.");
        }
    }

    private void Upgrade()
    {
        var minor = (int?)json["nbformat_minor"] ?? 0;
        json["nbformat_minor"] = Math.Max(minor, FormatMinor);
        var taken = new HashSet<string>();
        foreach (var cell in Cells)
        {
            if ((string?)cell.Json["id"] is not { Length: > 0 } id || !taken.Add(id))
            {
                cell.Json["id"] = id = Guid.NewGuid().ToString("N")[..8];
                taken.Add(id);
            }
        }
    }
}
