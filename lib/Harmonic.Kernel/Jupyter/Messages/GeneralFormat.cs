using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>A message's header ("General Message Format").</summary>
internal sealed record MessageHeader(
    [property: JsonRequired] string MsgId,
    string Session = "",
    string Username = "",
    string Date = "",
    [property: JsonRequired] string MsgType = "",
    string Version = ""
);

/// <summary>What of a parent's header is looked at.</summary>
internal sealed record ParentHeader(string? MsgId = null);

/// <summary>Status <c>error</c>: what any request gets that failed, and any of a request's <c>user_expressions</c>.</summary>
internal sealed record ErrorReply(string Ename, string Evalue, IReadOnlyList<string> Traceback, string Status = "error")
{
    /// <summary>Says what an exception says.</summary>
    public static ErrorReply Of(Exception failure) =>
        new(failure.GetType().Name, failure.Message, [$"{failure.GetType().Name}: {failure.Message}"]);
}
