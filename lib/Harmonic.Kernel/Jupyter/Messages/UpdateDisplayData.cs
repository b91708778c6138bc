using System.Text.Json.Nodes;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>iopub <c>update_display_data</c>: a new content for every display of one id.</summary>
internal sealed record UpdateDisplayData(
    IReadOnlyDictionary<string, JsonNode> Data, IReadOnlyDictionary<string, JsonNode> Metadata, Transient Transient) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "update_display_data";
}
