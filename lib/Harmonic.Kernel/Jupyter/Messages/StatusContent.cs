namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>iopub <c>status</c>: <c>busy</c> before a request's first effect, <c>idle</c> after its last.</summary>
internal sealed record StatusContent(string ExecutionState) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "status";
}
