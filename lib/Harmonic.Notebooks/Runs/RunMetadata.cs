using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harmonic.Kernel.Session;

namespace Harmonic.Notebooks.Runs;

/// <summary>What an executed notebook says about its run: enough to repeat it, nothing about where it lay.</summary>
internal static class RunMetadata
{
    private const string WidgetStateMimeType = "application/vnd.jupyter.widget-state+json";

    /// <summary>Writes times as papermill does, and versions, machine and parameters under <c>harmonic</c>.</summary>
    public static void Write(NotebookDocument notebook, RunRequest request, DateTime start, DateTime end, RunOutcome? outcome)
    {
        notebook.Metadata["papermill"] = new JsonObject
        {
            ["duration"] = Math.Round((end - start).TotalSeconds, 6),
            ["end_time"] = outcome is null ? null : end.ToString("O"),
            ["exception"] = outcome is null ? null : outcome.Error is not null,
            ["parameters"] = Parameters(request),
            ["start_time"] = start.ToString("O"),
        };
        var facts = Versions();
        facts["parameters"] = Parameters(request);
        if (request.Sliders.Count > 0)
        {
            facts["sliders"] = new JsonObject(request.Sliders.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
        }
        notebook.Metadata["harmonic"] = facts;
    }

    /// <summary>Writes the widgets' states as Jupyter does, so that front ends draw them when the notebook is opened.</summary>
    public static void Write(NotebookDocument notebook, JsonObject? widgets)
    {
        if (widgets is not null)
        {
            NotebookCell.Child(notebook.Metadata, "widgets")[WidgetStateMimeType] = widgets;
        }
        else
        {
            notebook.Metadata.Remove("widgets");
        }
    }

    /// <summary>The starting values of sliders with which a notebook was run.</summary>
    public static IReadOnlyDictionary<string, string> Sliders(NotebookDocument notebook) =>
        ((notebook.Metadata["harmonic"] as JsonObject)?["sliders"] as JsonObject ?? []).ToDictionary(one => one.Key, one => $"{one.Value}");

    /// <summary>What numbers may depend on: the kernel, .NET, the system, the processor.</summary>
    public static JsonObject Versions() =>
        new()
        {
            ["kernel"] = typeof(CodeSession).Assembly.GetName().Version!.ToString(3),
            ["dotnet"] = Environment.Version.ToString(),
            ["system"] = RuntimeInformation.OSDescription,
            ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString(),
            ["cores"] = Environment.ProcessorCount,
        };

    /// <summary>The parameters as the command line gave them.</summary>
    public static JsonObject Parameters(RunRequest request) =>
        new(request.Parameters.Select(parameter => KeyValuePair.Create(parameter.Key, (JsonNode?)Value(parameter.Value))));

    /// <summary>The parameters that an earlier run has put into a notebook and that still stand there.</summary>
    public static IReadOnlyDictionary<string, string> Injected(NotebookDocument notebook) =>
        notebook.Cells.Exists(cell => cell.HasTag(ParameterInjection.InjectedTag))
        && (notebook.Metadata["harmonic"] as JsonObject)?["parameters"] is JsonObject parameters
            ? parameters.ToDictionary(parameter => parameter.Key, parameter => $"{parameter.Value}")
            : new Dictionary<string, string>();

    /// <summary>Numbers and truth values as such, anything else as text.</summary>
    private static JsonValue? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonValue value ? value : JsonValue.Create(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
