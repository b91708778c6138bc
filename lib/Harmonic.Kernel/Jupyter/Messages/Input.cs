using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>stdin <c>input_request</c>: asks the user for a line.</summary>
internal sealed record InputRequest(string Prompt, bool Password);

/// <summary>stdin <c>input_reply</c>: the line.</summary>
internal sealed record InputReply([property: JsonRequired] string Value);
