namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>Answer to <c>complete_request</c>; the cursors count code points.</summary>
internal sealed record CompleteReply(
    string Status, IReadOnlyList<string> Matches, int CursorStart, int CursorEnd, CompletionMetadata Metadata) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "complete_reply";
}
