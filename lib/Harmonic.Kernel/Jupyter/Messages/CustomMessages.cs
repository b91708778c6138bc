using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary><c>comm_open</c>, either way: opens a channel of a named kind.</summary>
internal sealed record CommOpen([property: JsonRequired] string CommId, [property: JsonRequired] string TargetName, JsonNode? Data);

/// <summary><c>comm_msg</c>, either way: one message on an open channel.</summary>
internal sealed record CommMessage([property: JsonRequired] string CommId, JsonNode? Data);

/// <summary><c>comm_close</c>, either way: ends a channel.</summary>
internal sealed record CommClose([property: JsonRequired] string CommId, JsonNode? Data);
