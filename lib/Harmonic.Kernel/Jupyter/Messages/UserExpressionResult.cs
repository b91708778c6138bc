using System.Text.Json.Nodes;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>The value of one of a request's <c>user_expressions</c>.</summary>
internal sealed record UserExpressionResult(
    string Status, IReadOnlyDictionary<string, JsonNode> Data, IReadOnlyDictionary<string, JsonNode> Metadata);
