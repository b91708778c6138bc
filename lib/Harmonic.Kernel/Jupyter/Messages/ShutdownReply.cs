namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>Answer to <c>shutdown_request</c>, also announced on iopub.</summary>
internal sealed record ShutdownReply(string Status, bool Restart) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "shutdown_reply";
}
