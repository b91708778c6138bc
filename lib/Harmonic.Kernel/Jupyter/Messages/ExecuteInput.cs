namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>iopub <c>execute_input</c>: the code that is about to run.</summary>
internal sealed record ExecuteInput(string Code, int ExecutionCount) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "execute_input";
}
