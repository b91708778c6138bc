namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>Answer to <c>interrupt_request</c>.</summary>
internal sealed record InterruptReply(string Status) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "interrupt_reply";
}
