using System.Text.Json.Nodes;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>A payload that opens the front end's pager.</summary>
internal sealed record PagePayload(string Source, IReadOnlyDictionary<string, JsonNode> Data, int Start);
