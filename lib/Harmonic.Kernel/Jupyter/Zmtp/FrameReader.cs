using System.Buffers.Binary;

namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>Reads frames from a connection, and refuses what no honest peer sends before any memory is given to it.</summary>
internal sealed class FrameReader(Stream stream)
{
    /// <summary>How many octets of unfinished messages are held, of all connections together.</summary>
    private const long MostUnfinished = 2 * MaximumMessage;
    private const long Large = 64L << 20;

    private static long unfinished;
    private long held;
    private byte? first;

    /// <summary>The largest message taken, in octets: five times the largest display this kernel is tested with.</summary>
    public const long MaximumMessage = 256L << 20;

    // A frame's memory grows with what has arrived, so that a length alone costs the peer's word and nothing else.
    private const int FirstAllocation = 1 << 20;
    private const FrameFlags KnownFlags = FrameFlags.More | FrameFlags.Long | FrameFlags.Command;

    /// <summary>Waits for the first octet of the next frame.</summary>
    /// <exception cref="EndOfStreamException">The peer is gone.</exception>
    public void WaitForFrame() => first ??= ReadOctet();

    /// <summary>Waits for the next frame.</summary>
    /// <exception cref="ZmtpException">The frame breaks the protocol or is too long.</exception>
    /// <exception cref="EndOfStreamException">The peer is gone.</exception>
    public Frame Read()
    {
        WaitForFrame();
        var flags = (FrameFlags)first!;
        first = null;
        if ((flags & ~KnownFlags) != 0)
        {
            throw new ZmtpException($"a frame starts with the unknown flags 0x{(int)flags:X2}");
        }

        if (flags.HasFlag(FrameFlags.Command | FrameFlags.More))
        {
            throw new ZmtpException("a command claims to have more frames");
        }

        var length = flags.HasFlag(FrameFlags.Long) ? ReadLongLength() : ReadOctet();
        return new Frame(flags, ReadBody(length));
    }

    /// <summary>What was read is a whole message, or will never be one: it counts no more.</summary>
    public void EndMessage()
    {
        Interlocked.Add(ref unfinished, -held);
        held = 0;
    }

    private byte ReadOctet()
    {
        var octet = stream.ReadByte();
        return octet < 0 ? throw new EndOfStreamException() : (byte)octet;
    }

    private int ReadLongLength()
    {
        Span<byte> octets = stackalloc byte[sizeof(ulong)];
        stream.ReadExactly(octets);
        var length = BinaryPrimitives.ReadUInt64BigEndian(octets);
        return length <= MaximumMessage
            ? (int)length
            : throw new ZmtpException($"a frame of {length} octets is announced; at most {MaximumMessage} are taken");
    }

    private byte[] ReadBody(int length)
    {
        byte[] body = [];
        try
        {
            while (body.Length < length)
            {
                var have = body.Length;
                var more = (int)Math.Min(length, Math.Max(FirstAllocation, 2L * have));
                Hold(more - have);
                Array.Resize(ref body, more);
                stream.ReadExactly(body.AsSpan(have));
            }

            return body;
        }
        catch (IOException) when (held > Large)
        {
            body = [];
            // Nothing else would give it back for hours.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            throw;
        }
    }

    private void Hold(int more)
    {
        held += more;
        var all = Interlocked.Add(ref unfinished, more);
        if (held > MaximumMessage)
        {
            throw new ZmtpException($"a message has more than the {MaximumMessage} octets that are taken");
        }

        if (all > MostUnfinished)
        {
            throw new ZmtpException($"unfinished messages of all connections hold more than {MostUnfinished} octets");
        }
    }
}
