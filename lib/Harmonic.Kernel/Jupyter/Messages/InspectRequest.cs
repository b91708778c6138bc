using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary><c>inspect_request</c>; the cursor counts code points.</summary>
internal sealed record InspectRequest([property: JsonRequired] string Code, [property: JsonRequired] int CursorPos);
