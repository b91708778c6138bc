using System.Text;
using System.Text.Json.Nodes;
using Harmonic.Kernel.Cells;

namespace Harmonic.Notebooks.Runs;

/// <summary>Writes a cell's output into its notebook as Jupyter would: streams joined, updates applied, clearing honoured.</summary>
/// <param name="cell">The cell.</param>
/// <param name="places">
/// The outputs of the notebook with a display id, which an update reaches; shared by its cells, and the lock under which outputs change.
/// </param>
/// <param name="progress">Told what is written to the streams and what changes on display, as it comes.</param>
internal sealed class CellRecorder(NotebookCell cell, List<(string Id, JsonObject Output)> places, IRunProgress progress) : ICellOutput
{
    private readonly StringBuilder stream = new();
    private JsonObject? openStream;
    private bool clearNext;

    /// <inheritdoc/>
    public int? ExecutionCount => cell.ExecutionCount;

    /// <inheritdoc/>
    public string? Language => cell.Language;

    /// <inheritdoc/>
    public void Stream(string name, string text)
    {
        lock (places)
        {
            ClearIfDue();
            if (openStream is null || (string?)openStream["name"] != name)
            {
                CloseStream();
                openStream = new JsonObject
                {
                    ["output_type"] = "stream",
                    ["name"] = name,
                    ["text"] = "",
                };
                cell.Outputs.Add((JsonNode)openStream);
            }
            stream.Append(text);
        }
        progress.StreamWritten(name, text);
    }

    /// <inheritdoc/>
    public void Display(MimeBundle bundle, string? displayId)
    {
        lock (places)
        {
            var output = Add("display_data", bundle);
            if (displayId is not null)
            {
                places.Add((displayId, output));
            }
        }
    }

    /// <inheritdoc/>
    public void UpdateDisplay(MimeBundle bundle, string displayId)
    {
        lock (places)
        {
            foreach (var (_, output) in places.Where(place => place.Id == displayId))
            {
                Fill(output, bundle);
            }
        }
        if (bundle.Data.TryGetValue("text/plain", out var plain) && plain is JsonValue value && value.TryGetValue<string>(out var text))
        {
            progress.DisplayUpdated(text);
        }
    }

    /// <inheritdoc/>
    public void Result(MimeBundle bundle)
    {
        lock (places)
        {
            Add("execute_result", bundle)["execution_count"] = cell.ExecutionCount;
        }
    }

    /// <inheritdoc/>
    public void Clear(bool wait)
    {
        lock (places)
        {
            clearNext = true;
            if (!wait)
            {
                ClearIfDue();
            }
        }
    }

    /// <inheritdoc/>
    public string ReadLine(string prompt, bool password) =>
        throw new InvalidOperationException("The cell asks for input, but a headless run has nobody to ask: make it a parameter.");

    /// <summary>Shows an error.</summary>
    public void Error(CellError error)
    {
        lock (places)
        {
            CloseStream();
            cell.Outputs.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["output_type"] = "error",
                        ["ename"] = error.Name,
                        ["evalue"] = error.Message,
                        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
                    }
            );
        }
    }

    /// <summary>Puts what the open stream holds into the notebook; more may follow.</summary>
    public void Flush()
    {
        lock (places)
        {
            if (openStream is not null)
            {
                openStream["text"] = MultilineText.Split(MultilineText.CollapseCarriageReturns(stream.ToString()));
            }
        }
    }

    private void CloseStream()
    {
        Flush();
        openStream = null;
        stream.Clear();
    }

    private void ClearIfDue()
    {
        if (clearNext)
        {
            clearNext = false;
            CloseStream();
            cell.Outputs.Clear();
        }
    }

    private JsonObject Add(string type, MimeBundle bundle)
    {
        ClearIfDue();
        CloseStream();
        var output = new JsonObject { ["output_type"] = type };
        Fill(output, bundle);
        cell.Outputs.Add((JsonNode)output);
        return output;
    }

    private static void Fill(JsonObject output, MimeBundle bundle)
    {
        output["data"] = new JsonObject(bundle.Data.Select(part => KeyValuePair.Create(part.Key, Content(part.Key, part.Value))));
        output["metadata"] = new JsonObject(
            bundle.Metadata.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)part.Value.DeepClone()))
        );
    }

    /// <summary>Text in lines, as Jupyter writes it; JSON and base64 in one piece.</summary>
    private static JsonNode? Content(string mimeType, JsonNode content) =>
        content is JsonValue value && value.TryGetValue<string>(out var text) && !mimeType.StartsWith("image/", StringComparison.Ordinal)
            ? MultilineText.Split(text)
            : content.DeepClone();
}
