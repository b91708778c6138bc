using System.Text.Json.Nodes;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>iopub <c>display_data</c>: a value shown by the running code.</summary>
internal sealed record DisplayData(
    IReadOnlyDictionary<string, JsonNode> Data, IReadOnlyDictionary<string, JsonNode> Metadata, Transient Transient) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "display_data";
}
