using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary><c>complete_request</c>; the cursor counts code points.</summary>
internal sealed record CompleteRequest([property: JsonRequired] string Code, [property: JsonRequired] int CursorPos);

/// <summary>Answer to <c>complete_request</c>; the cursors count code points.</summary>
internal sealed record CompleteReply(
    string Status,
    IReadOnlyList<string> Matches,
    int CursorStart,
    int CursorEnd,
    CompletionMetadata Metadata
);

/// <summary>What kind of thing each completion is, under the key that front ends read.</summary>
internal sealed record CompletionMetadata([property: JsonPropertyName("_jupyter_types_experimental")] IReadOnlyList<TypedCompletion> Types);

/// <summary>One completion with its kind; the offsets count code points.</summary>
internal sealed record TypedCompletion(int Start, int End, string Text, string Type);

/// <summary><c>inspect_request</c>; the cursor counts code points.</summary>
internal sealed record InspectRequest([property: JsonRequired] string Code, [property: JsonRequired] int CursorPos);

/// <summary>Answer to <c>inspect_request</c>.</summary>
internal sealed record InspectReply(
    string Status,
    bool Found,
    IReadOnlyDictionary<string, JsonNode> Data,
    IReadOnlyDictionary<string, JsonNode> Metadata
);

/// <summary><c>is_complete_request</c>: run this, or wait for more lines?</summary>
internal sealed record IsCompleteRequest([property: JsonRequired] string Code);

/// <summary>Answer to <c>is_complete_request</c>: <c>complete</c>, <c>incomplete</c>, <c>invalid</c> or <c>unknown</c>.</summary>
internal sealed record IsCompleteReply(string Status, string Indent);
