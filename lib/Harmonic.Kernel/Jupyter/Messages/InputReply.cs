using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>stdin <c>input_reply</c>: the line.</summary>
internal sealed record InputReply([property: JsonRequired] string Value);
