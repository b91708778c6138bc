using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary><c>execute_request</c>: run a cell.</summary>
internal sealed record ExecuteRequest(
    [property: JsonRequired] string Code,
    bool Silent = false,
    bool StoreHistory = true,
    Dictionary<string, string>? UserExpressions = null,
    bool AllowStdin = true,
    bool StopOnError = true
);

/// <summary>Answer to <c>execute_request</c> of a cell that ran to its end.</summary>
internal sealed record ExecuteReply(
    string Status,
    int ExecutionCount,
    IReadOnlyDictionary<string, JsonNode> UserExpressions,
    IReadOnlyList<PagePayload> Payload
);

/// <summary>Answer to <c>execute_request</c> of a cell that failed (status <c>error</c>) or was never run (<c>aborted</c>).</summary>
internal sealed record ExecuteErrorReply(
    string Status,
    int ExecutionCount,
    string Ename,
    string Evalue,
    IReadOnlyList<string> Traceback,
    IReadOnlyDictionary<string, JsonNode> UserExpressions,
    IReadOnlyList<PagePayload> Payload
);

/// <summary>A payload that opens the front end's pager.</summary>
internal sealed record PagePayload(string Source, IReadOnlyDictionary<string, JsonNode> Data, int Start);

/// <summary>The value of one of a request's <c>user_expressions</c>.</summary>
internal sealed record UserExpressionResult(
    string Status,
    IReadOnlyDictionary<string, JsonNode> Data,
    IReadOnlyDictionary<string, JsonNode> Metadata
);

/// <summary>iopub <c>execute_input</c>: the code that is about to run.</summary>
internal sealed record ExecuteInput(string Code, int ExecutionCount);

/// <summary>iopub <c>execute_result</c>: the value of a cell's last expression.</summary>
internal sealed record ExecuteResult(
    int ExecutionCount,
    IReadOnlyDictionary<string, JsonNode> Data,
    IReadOnlyDictionary<string, JsonNode> Metadata
);

/// <summary>iopub <c>error</c>: why a cell failed.</summary>
internal sealed record ErrorContent(string Ename, string Evalue, IReadOnlyList<string> Traceback);
