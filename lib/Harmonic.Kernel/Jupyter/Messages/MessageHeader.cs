using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>A message's header ("General Message Format").</summary>
internal sealed record MessageHeader(
    [property: JsonRequired] string MsgId,
    string Session = "",
    string Username = "",
    string Date = "",
    [property: JsonRequired] string MsgType = "",
    string Version = "");
