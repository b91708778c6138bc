namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>iopub <c>error</c>: why a cell failed.</summary>
internal sealed record ErrorContent(string Ename, string Evalue, IReadOnlyList<string> Traceback) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "error";
}
