using System.Text.Json.Nodes;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>Answer to <c>inspect_request</c>.</summary>
internal sealed record InspectReply(
    string Status, bool Found, IReadOnlyDictionary<string, JsonNode> Data, IReadOnlyDictionary<string, JsonNode> Metadata) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "inspect_reply";
}
