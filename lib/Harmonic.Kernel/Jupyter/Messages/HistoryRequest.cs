using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary><c>history_request</c>: <c>tail</c> (the last n), <c>range</c> (of one session) or <c>search</c> (a glob pattern).</summary>
internal sealed record HistoryRequest(
    [property: JsonRequired] string HistAccessType,
    bool Output = false,
    int? Session = null,
    int? Start = null,
    int? Stop = null,
    int? N = null,
    string? Pattern = null,
    bool Unique = false);
