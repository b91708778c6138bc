using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.History;

/// <summary>One cell that ran: the session and its line there, both from 1, the code and the plain text of its value.</summary>
internal sealed record HistoryEntry(
    [property: JsonRequired] int Session,
    [property: JsonRequired] int Line,
    [property: JsonRequired] string Input,
    string? Output = null
);
