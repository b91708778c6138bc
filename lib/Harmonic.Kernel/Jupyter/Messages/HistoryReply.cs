using System.Text.Json.Nodes;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>Answer to <c>history_request</c>: triples of session, line number, and input or [input, output].</summary>
internal sealed record HistoryReply(string Status, IReadOnlyList<JsonArray> History) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "history_reply";
}
