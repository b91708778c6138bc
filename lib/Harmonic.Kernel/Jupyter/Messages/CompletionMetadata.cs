using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>What kind of thing each completion is, under the key that front ends read.</summary>
internal sealed record CompletionMetadata(
    [property: JsonPropertyName("_jupyter_types_experimental")] IReadOnlyList<TypedCompletion> Types);
