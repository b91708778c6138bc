using System.Buffers.Binary;
using System.Text;

namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>The NULL handshake: greetings, then a READY from each side (ZMTP 3.0, "The NULL Security Mechanism").</summary>
internal static class Handshake
{
    private const int LongestIdentity = 255;

    /// <summary>Carries the handshake out and returns the identity the peer gives itself, empty if none.</summary>
    /// <remarks>Nothing of ours waits for the peer: libzmq sends ten octets and then waits for our greeting.</remarks>
    /// <exception cref="ZmtpException">The peer speaks otherwise, or its socket type does not fit.</exception>
    public static byte[] Run(Stream stream, FrameReader reader, SocketType type)
    {
        stream.Write(Greeting.Create());
        var greeting = new byte[Greeting.Length];
        stream.ReadExactly(greeting);
        Greeting.Check(greeting);
        stream.Write(Ready(type));
        var properties = ReadReady(reader);
        var peer = properties.TryGetValue("Socket-Type", out var name) ? Encoding.ASCII.GetString(name) : "";
        if (!type.LegalPeers.Contains(peer))
        {
            stream.Write(Error("Invalid socket type"));
            throw new ZmtpException($"a {type.Name} socket was called by a socket of type '{peer}'");
        }

        var identity = properties.GetValueOrDefault("Identity", []);
        return identity.Length <= LongestIdentity ? identity : throw new ZmtpException("an identity is longer than 255 octets");
    }

    private static byte[] Ready(SocketType type)
    {
        byte[] properties = [.. Property("Socket-Type", Encoding.ASCII.GetBytes(type.Name)), .. Property("Identity", [])];
        return FrameWriter.Command("READY", properties);
    }

    private static byte[] Error(string reason) => FrameWriter.Command("ERROR", [(byte)reason.Length, .. Encoding.ASCII.GetBytes(reason)]);

    private static byte[] Property(string name, byte[] value)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. value];
    }

    private static Dictionary<string, byte[]> ReadReady(FrameReader reader)
    {
        var frame = reader.Read();
        var command = frame.IsCommand ? Command.Parse(frame.Body) : throw new ZmtpException("a message came before READY");
        return command.Name == "READY"
            ? ReadProperties(command.Data)
            : throw new ZmtpException($"the peer sent {command.Name} instead of READY");
    }

    private static Dictionary<string, byte[]> ReadProperties(ReadOnlySpan<byte> data)
    {
        var properties = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        while (!data.IsEmpty)
        {
            var name = Encoding.ASCII.GetString(Take(ref data, Take(ref data, 1)[0]));
            var length = BinaryPrimitives.ReadUInt32BigEndian(Take(ref data, sizeof(uint)));
            properties[name] = Take(ref data, length).ToArray();
        }

        return properties;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> data, uint count)
    {
        if (count > data.Length)
        {
            throw new ZmtpException("a READY property is cut short");
        }

        var taken = data[..(int)count];
        data = data[(int)count..];
        return taken;
    }
}
