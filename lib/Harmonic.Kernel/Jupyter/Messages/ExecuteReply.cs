using System.Text.Json.Nodes;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>Answer to <c>execute_request</c> of a cell that ran to its end.</summary>
internal sealed record ExecuteReply(
    string Status,
    int ExecutionCount,
    IReadOnlyDictionary<string, JsonNode> UserExpressions,
    IReadOnlyList<PagePayload> Payload) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "execute_reply";
}
