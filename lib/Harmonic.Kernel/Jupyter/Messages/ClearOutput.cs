namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>iopub <c>clear_output</c>: empty the cell's output, at once or when the next output comes.</summary>
internal sealed record ClearOutput(bool Wait) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "clear_output";
}
