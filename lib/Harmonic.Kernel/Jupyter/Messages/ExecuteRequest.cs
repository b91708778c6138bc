using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary><c>execute_request</c>: run a cell.</summary>
internal sealed record ExecuteRequest(
    [property: JsonRequired] string Code,
    bool Silent = false,
    bool StoreHistory = true,
    Dictionary<string, string>? UserExpressions = null,
    bool AllowStdin = true,
    bool StopOnError = true);
