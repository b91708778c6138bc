using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary><c>complete_request</c>; the cursor counts code points.</summary>
internal sealed record CompleteRequest([property: JsonRequired] string Code, [property: JsonRequired] int CursorPos);
