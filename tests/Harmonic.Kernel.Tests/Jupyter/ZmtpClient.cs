using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Harmonic.Kernel.Tests.Jupyter;

/// <summary>A ZMTP peer written from the specification alone, sharing no code with the kernel's sockets.</summary>
internal sealed class ZmtpClient : IDisposable
{
    private readonly TcpClient tcp = new() { NoDelay = true, ReceiveTimeout = 20_000 };
    private readonly BufferedStream input;

    public ZmtpClient(int port)
    {
        tcp.Connect(IPAddress.Loopback, port);
        Stream = tcp.GetStream();
        input = new BufferedStream(Stream);
    }

    public NetworkStream Stream { get; }

    public static ZmtpClient Connect(int port, string socketType, string? identity = null)
    {
        var client = new ZmtpClient(port);
        client.Greet();
        client.SendReady(socketType, identity);
        var (flags, body) = client.ReadFrame();
        Assert.Equal(4, flags);
        Assert.StartsWith("\u0005READY", Encoding.Latin1.GetString(body), StringComparison.Ordinal);
        return client;
    }

    /// <summary>Sends ten octets, waits for the whole greeting of the other side, then sends the rest, as libzmq does.</summary>
    public byte[] Greet(string mechanism = "NULL")
    {
        var ours = new byte[64];
        ours[0] = 0xFF;
        ours[8] = 1;
        ours[9] = 0x7F;
        ours[10] = 3;
        ours[11] = 1;
        Encoding.ASCII.GetBytes(mechanism).CopyTo(ours, 12);
        Stream.Write(ours, 0, 10);
        var theirs = new byte[64];
        input.ReadExactly(theirs);
        Stream.Write(ours, 10, 54);
        return theirs;
    }

    public void SendReady(string socketType, string? identity)
    {
        var body = new List<byte>("\u0005READY"u8.ToArray());
        AddProperty(body, "Socket-Type", socketType);
        if (identity is not null)
        {
            AddProperty(body, "identity", identity); // names ignore case
        }

        SendFrame(4, [.. body]);
    }

    public void SendFrame(byte flags, byte[] body)
    {
        var header = body.Length < 256 ? [flags, (byte)body.Length] : new byte[9];
        if (header.Length == 9)
        {
            header[0] = (byte)(flags | 2);
            BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(1), body.Length);
        }

        Stream.Write([.. header, .. body]);
    }

    public void SendCommand(string name, byte[] data) => SendFrame(4, [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. data]);

    public void Send(params byte[][] frames)
    {
        for (var i = 0; i < frames.Length; i++)
        {
            SendFrame((byte)(i < frames.Length - 1 ? 1 : 0), frames[i]);
        }
    }

    public void Send(params string[] frames) => Send([.. frames.Select(Encoding.UTF8.GetBytes)]);

    public (int Flags, byte[] Body) ReadFrame()
    {
        var flags = input.ReadByte();
        if (flags < 0)
        {
            throw new EndOfStreamException();
        }

        var length = new byte[(flags & 2) != 0 ? 8 : 1];
        input.ReadExactly(length);
        var body = new byte[length.Length == 1 ? length[0] : BinaryPrimitives.ReadInt64BigEndian(length)];
        input.ReadExactly(body);
        return (flags & ~2, body);
    }

    public List<byte[]> Receive()
    {
        var frames = new List<byte[]>();
        int flags;
        do
        {
            (flags, var body) = ReadFrame();
            frames.Add(body);
        } while ((flags & 1) != 0);
        return frames;
    }

    public string[] ReceiveText() => [.. Receive().Select(Encoding.UTF8.GetString)];

    /// <summary>Whether the other side has closed the connection, waiting for that.</summary>
    public bool IsClosed()
    {
        try
        {
            while (input.ReadByte() >= 0) { }

            return true;
        }
        catch (IOException failure) when (failure.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return true;
        }
    }

    public void Dispose() => tcp.Dispose();

    private static void AddProperty(List<byte> body, string name, string value)
    {
        body.Add((byte)name.Length);
        body.AddRange(Encoding.ASCII.GetBytes(name));
        body.AddRange([0, 0, 0, (byte)value.Length]);
        body.AddRange(Encoding.ASCII.GetBytes(value));
    }
}
