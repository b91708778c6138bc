namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>Answer to <c>is_complete_request</c>: <c>complete</c>, <c>incomplete</c>, <c>invalid</c> or <c>unknown</c>.</summary>
internal sealed record IsCompleteReply(string Status, string Indent) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "is_complete_reply";
}
