using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>What a display carries for the front end alone, not for the notebook file.</summary>
internal sealed record Transient([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DisplayId);
