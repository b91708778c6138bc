namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>Status <c>error</c>: what any request gets that failed, and any of a request's <c>user_expressions</c>.</summary>
internal sealed record ErrorReply(string Ename, string Evalue, IReadOnlyList<string> Traceback, string Status = "error")
{
    /// <summary>Says what an exception says.</summary>
    public static ErrorReply Of(Exception failure) =>
        new(failure.GetType().Name, failure.Message, [$"{failure.GetType().Name}: {failure.Message}"]);
}
