using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary><c>comm_open</c>, either way: opens a channel of a named kind.</summary>
internal sealed record CommOpen(
    [property: JsonRequired] string CommId, [property: JsonRequired] string TargetName, JsonNode? Data) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "comm_open";
}
