namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>Answer to <c>comm_info_request</c>, keyed by channel id.</summary>
internal sealed record CommInfoReply(string Status, IReadOnlyDictionary<string, CommInfo> Comms) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "comm_info_reply";
}
