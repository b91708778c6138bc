using System.Text.Json.Nodes;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>iopub <c>execute_result</c>: the value of a cell's last expression.</summary>
internal sealed record ExecuteResult(
    int ExecutionCount, IReadOnlyDictionary<string, JsonNode> Data, IReadOnlyDictionary<string, JsonNode> Metadata) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "execute_result";
}
