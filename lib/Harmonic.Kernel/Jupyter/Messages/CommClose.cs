using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary><c>comm_close</c>, either way: ends a channel.</summary>
internal sealed record CommClose([property: JsonRequired] string CommId, JsonNode? Data) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "comm_close";
}
