namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>iopub <c>iopub_welcome</c>: this subscription is heard from now on (JEP 65).</summary>
internal sealed record IopubWelcome(string Subscription) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "iopub_welcome";
}
