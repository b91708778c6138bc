using Harmonic.Kernel.Jupyter.Messages;
using Harmonic.Kernel.Jupyter.Zmtp;

namespace Harmonic.Kernel.Jupyter.Channels;

/// <summary>A message that waits for its answer, and the way back to its sender.</summary>
internal sealed class Request(Message message, MessageCodec codec, RouterSocket socket)
{
    private const string Suffix = "_request";

    /// <summary>What came.</summary>
    public Message Message => message;

    /// <summary>The message's type.</summary>
    public string Type => message.Header.MsgType;

    /// <summary>Set when an earlier cell failed and this one is not to run.</summary>
    public bool Aborted { get; set; }

    /// <summary>Answers.</summary>
    public void Reply<T>(T content) =>
        socket.Send(codec.Encode(message.Identities, Type[..^Suffix.Length] + "_reply", content, message).Frames);

    /// <summary>Answers that the request failed; what is no request gets no answer.</summary>
    public void ReplyError(Exception failure)
    {
        if (Type.EndsWith(Suffix, StringComparison.Ordinal))
        {
            Reply(ErrorReply.Of(failure));
        }
    }
}
