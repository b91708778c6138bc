namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>iopub <c>stream</c>: text on <c>stdout</c> or <c>stderr</c>.</summary>
internal sealed record StreamText(string Name, string Text) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "stream";
}
