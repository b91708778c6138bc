using Harmonic.Kernel.Jupyter.Messages;
using Harmonic.Kernel.Jupyter.Zmtp;

namespace Harmonic.Kernel.Jupyter;

/// <summary>A message that waits for its answer, and the way back to its sender.</summary>
internal sealed class Request(Message message, MessageCodec codec, RouterSocket socket)
{
    private List<IReadOnlyList<byte[]>>? held;

    /// <summary>What came.</summary>
    public Message Message => message;

    /// <summary>The message's type.</summary>
    public string Type => message.Header.MsgType;

    /// <summary>Set when an earlier cell failed and this one is not to run.</summary>
    public bool Aborted { get; set; }

    /// <summary>While true, answers wait here; set to false, they leave.</summary>
    public bool HoldsReplies
    {
        get => held is not null;
        set
        {
            held?.ForEach(reply => socket.Send(reply));
            held = value ? [] : null;
        }
    }

    /// <summary>Answers.</summary>
    public void Reply<T>(T content)
        where T : IMessageContent => Send(T.MessageType, content);

    /// <summary>Answers that the request failed; what is no request gets no answer.</summary>
    public void ReplyError(Exception failure)
    {
        const string suffix = "_request";
        if (Type.EndsWith(suffix, StringComparison.Ordinal))
        {
            Send(Type[..^suffix.Length] + "_reply", ErrorReply.Of(failure));
        }
    }

    private void Send<T>(string type, T content)
    {
        var frames = codec.Encode(message.Identities, type, content, message).Frames;
        if (held is null)
        {
            socket.Send(frames);
        }
        else
        {
            held.Add(frames);
        }
    }
}
