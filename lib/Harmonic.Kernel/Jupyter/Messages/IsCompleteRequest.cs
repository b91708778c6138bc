using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary><c>is_complete_request</c>: run this, or wait for more lines?</summary>
internal sealed record IsCompleteRequest([property: JsonRequired] string Code);
