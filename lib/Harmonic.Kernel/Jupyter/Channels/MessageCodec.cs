using System.Text.Json;
using System.Text.Unicode;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Channels;

/// <summary>Messages to frames and back: identities, delimiter, signature, four dictionaries, buffers ("The Wire Protocol").</summary>
internal sealed class MessageCodec(Signer signer)
{
    /// <summary>The messaging protocol that is implemented.</summary>
    public const string ProtocolVersion = "5.5";

    private const int SignedParts = 4;
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();

    private readonly string session = Guid.NewGuid().ToString();
    private readonly SeenSignatures seen = new();
    private int sent;

    /// <summary>Takes a message apart.</summary>
    /// <exception cref="ProtocolException">It has no delimiter, too few frames, a wrong signature or an unreadable header.</exception>
    public Message Decode(IReadOnlyList<byte[]> frames)
    {
        var delimiter = frames.TakeWhile(frame => !frame.AsSpan().SequenceEqual(Delimiter)).Count();
        if (frames.Count < delimiter + 2 + SignedParts)
        {
            throw new ProtocolException($"a message of {frames.Count} frames lacks its delimiter or some of its parts");
        }

        byte[][] parts = [.. frames.Skip(delimiter + 2).Take(SignedParts)];
        if (!signer.Verify(parts, frames[delimiter + 1]))
        {
            throw new ProtocolException("a message carries a wrong signature");
        }

        if (!seen.Add(frames[delimiter + 1]))
        {
            throw new ProtocolException("a message came a second time, with the same signature");
        }

        IReadOnlyList<byte[]> buffers = [.. frames.Skip(delimiter + 2 + SignedParts)];
        return new Message([.. frames.Take(delimiter)], ReadHeader(parts[0]), parts[0], parts[1], parts[2], parts[3], buffers);
    }

    /// <summary>Puts a message together.</summary>
    /// <param name="prefix">The frames before the delimiter: identities, or iopub's topic.</param>
    /// <param name="type">The message's type.</param>
    /// <param name="content">What is said.</param>
    /// <param name="parent">The message it belongs to, if any.</param>
    /// <param name="extra">What else there is to it: metadata, binary data.</param>
    /// <returns>The frames, and the new message's id.</returns>
    public (IReadOnlyList<byte[]> Frames, string Id) Encode<T>(
        IReadOnlyList<byte[]> prefix,
        string type,
        T content,
        Message? parent,
        MessageExtra? extra = null
    )
    {
        var id = $"{session}_{Environment.ProcessId}_{Interlocked.Increment(ref sent)}";
        var header = new MessageHeader(id, session, "kernel", DateTime.UtcNow.ToString("O"), type, ProtocolVersion);
        byte[][] parts =
        [
            JupyterJson.Write(header),
            parent?.HeaderJson ?? EmptyObject,
            extra?.Metadata ?? EmptyObject,
            JupyterJson.Write(content),
        ];
        return ([.. prefix, Delimiter, signer.Sign(parts), .. parts, .. extra?.Buffers ?? []], id);
    }

    private static MessageHeader ReadHeader(byte[] json)
    {
        if (!Utf8.IsValid(json))
        {
            throw new ProtocolException("a message's header is not UTF-8"); // It would go out again as the parent of every answer.
        }

        try
        {
            return JupyterJson.Read<MessageHeader>(json);
        }
        catch (JsonException failure)
        {
            throw new ProtocolException("a message's header cannot be read: " + failure.Message, failure);
        }
    }
}
