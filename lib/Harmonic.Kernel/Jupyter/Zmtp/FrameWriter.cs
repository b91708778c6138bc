using System.Buffers.Binary;
using System.Text;

namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>Lays messages and commands out as octets, ready for one write.</summary>
internal static class FrameWriter
{
    private const int LongestShortFrame = 255;
    private const int ShortHeader = 2;
    private const int LongHeader = 9;

    /// <summary>A message of one or more frames.</summary>
    public static byte[] Message(IReadOnlyList<byte[]> frames)
    {
        var octets = new byte[frames.Sum(frame => (long)HeaderLength(frame.Length) + frame.Length)];
        var rest = octets.AsSpan();
        for (var i = 0; i < frames.Count; i++)
        {
            var flags = i < frames.Count - 1 ? FrameFlags.More : FrameFlags.None;
            rest = Put(rest, flags, frames[i]);
        }

        return octets;
    }

    /// <summary>A command: its name, then its data.</summary>
    public static byte[] Command(string name, ReadOnlySpan<byte> data)
    {
        byte[] body = [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. data];
        var octets = new byte[HeaderLength(body.Length) + body.Length];
        Put(octets, FrameFlags.Command, body);
        return octets;
    }

    private static int HeaderLength(int length) => length <= LongestShortFrame ? ShortHeader : LongHeader;

    private static Span<byte> Put(Span<byte> target, FrameFlags flags, byte[] body)
    {
        var header = HeaderLength(body.Length);
        if (header == ShortHeader)
        {
            target[0] = (byte)flags;
            target[1] = (byte)body.Length;
        }
        else
        {
            target[0] = (byte)(flags | FrameFlags.Long);
            BinaryPrimitives.WriteUInt64BigEndian(target[1..], (ulong)body.Length);
        }

        body.CopyTo(target[header..]);
        return target[(header + body.Length)..];
    }
}
