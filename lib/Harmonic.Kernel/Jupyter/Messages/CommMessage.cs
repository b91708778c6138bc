using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary><c>comm_msg</c>, either way: one message on an open channel.</summary>
internal sealed record CommMessage([property: JsonRequired] string CommId, JsonNode? Data) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "comm_msg";
}
