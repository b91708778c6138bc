using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>iopub <c>stream</c>: text on <c>stdout</c> or <c>stderr</c>.</summary>
internal sealed record StreamText(string Name, string Text);

/// <summary>
/// iopub <c>display_data</c>: a value shown by the running code; <c>update_display_data</c>: a new content for every display of one id.
/// </summary>
internal sealed record DisplayData(
    IReadOnlyDictionary<string, JsonNode> Data,
    IReadOnlyDictionary<string, JsonNode> Metadata,
    Transient Transient
);

/// <summary>What a display carries for the front end alone, not for the notebook file.</summary>
internal sealed record Transient([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DisplayId);

/// <summary>iopub <c>clear_output</c>: empty the cell's output, at once or when the next output comes.</summary>
internal sealed record ClearOutput(bool Wait);

/// <summary>iopub <c>status</c>: <c>busy</c> before a request's first effect, <c>idle</c> after its last.</summary>
internal sealed record StatusContent(string ExecutionState);

/// <summary>iopub <c>iopub_welcome</c>: this subscription is heard from now on (JEP 65).</summary>
internal sealed record IopubWelcome(string Subscription);
