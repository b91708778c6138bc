using System.Text.Json.Nodes;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>Answer to <c>execute_request</c> of a cell that failed (status <c>error</c>) or was never run (<c>aborted</c>).</summary>
internal sealed record ExecuteErrorReply(
    string Status,
    int ExecutionCount,
    string Ename,
    string Evalue,
    IReadOnlyList<string> Traceback,
    IReadOnlyDictionary<string, JsonNode> UserExpressions,
    IReadOnlyList<PagePayload> Payload) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "execute_reply";
}
