using System.Net.Sockets;

namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>One connection: a thread that reads it and a thread that writes its queue.</summary>
/// <remarks>Threads of its own, not the pool's, because a cell may fill the pool and must still be interruptible.</remarks>
internal sealed class Peer : IDisposable
{
    private const long QueueCapacity = 128L << 20;
    private const int LargestEcho = 1 << 20;
    private const int MostFrames = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FrameLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(30);

    private readonly Socket connection;
    private readonly NetworkStream stream;
    private readonly FrameReader reader;
    private readonly Listener owner;
    private readonly SendQueue queue = new(QueueCapacity, Patience);

    /// <summary>Takes a fresh connection over; <see cref="Run"/> serves it.</summary>
    public Peer(Socket connection, Listener owner)
    {
        this.connection = connection;
        this.owner = owner;
        connection.NoDelay = true;
        stream = new NetworkStream(connection, ownsSocket: false);
        reader = new FrameReader(new BufferedStream(stream, 1 << 16));
    }

    /// <summary>The identity by which a ROUTER addresses this peer; empty where it gave none.</summary>
    public byte[] Identity { get; set; } = [];

    /// <summary>Whether it has sent a message or a command since it came.</summary>
    public bool HasSpoken { get; private set; }

    /// <summary>Queues octets laid out by <see cref="FrameWriter"/>; false if they were dropped.</summary>
    public bool Send(byte[] octets) => queue.Offer(octets);

    /// <summary>Answers what needs no signature; left undone while much waits that the peer has not read.</summary>
    /// <exception cref="ZmtpException">No honest peer asks for so much.</exception>
    public void Echo(byte[] octets)
    {
        if (octets.Length > LargestEcho)
        {
            throw new ZmtpException($"an answer of {octets.Length} octets is asked for without a signature");
        }

        queue.Offer(octets, LargestEcho);
    }

    /// <summary>Waits until all that was sent is handed to the operating system.</summary>
    public bool WaitUntilWritten(TimeSpan limit) => queue.WaitUntilWritten(limit);

    /// <summary>Serves the connection until it ends, on the calling thread.</summary>
    /// <exception cref="IOException">The peer broke the protocol (<see cref="ZmtpException"/>) or the connection failed.</exception>
    public void Run(SocketType type)
    {
        try
        {
            connection.ReceiveTimeout = connection.SendTimeout = (int)HandshakeLimit.TotalMilliseconds;
            Identity = Handshake.Run(stream, reader, type);
            connection.SendTimeout = 0;
            new Thread(WriteQueue) { IsBackground = true, Name = $"{type.Name} writer" }.Start();
            owner.Joined(this);
            while (true)
            {
                reader.EndMessage();
                ReadMessage();
            }
        }
        finally
        {
            reader.EndMessage();
            owner.Left(this);
        }
    }

    /// <summary>Closes the connection; its threads end.</summary>
    public void Dispose()
    {
        queue.Close();
        connection.Dispose(); // not the streams over it: the reading thread is told more clearly by the socket
    }

    private void ReadMessage()
    {
        var frames = new List<byte[]>();
        Frame frame;
        do
        {
            // Between messages a peer may be silent for ever, within one it has memory of ours.
            connection.ReceiveTimeout = frames.Count == 0 ? 0 : (int)FrameLimit.TotalMilliseconds;
            reader.WaitForFrame();
            connection.ReceiveTimeout = (int)FrameLimit.TotalMilliseconds;
            frame = reader.Read();
            HasSpoken = true;
            if (frame.IsCommand)
            {
                Obey(Command.Parse(frame.Body), frames.Count > 0);
                return;
            }

            frames.Add(frame.Body);
            if (frames.Count > MostFrames)
            {
                throw new ZmtpException($"a message has more than the {MostFrames} frames that are taken");
            }
        } while (frame.HasMore);
        reader.EndMessage();
        owner.Received(this, frames);
    }

    private void Obey(Command command, bool insideMessage)
    {
        if (insideMessage)
        {
            throw new ZmtpException("a command came inside a message");
        }

        if (command.Name == "PING")
        {
            Echo(command.ToPong());
        }
        else
        {
            owner.Received(this, command);
        }
    }

    private void WriteQueue()
    {
        try
        {
            while (queue.Take() is { } octets)
            {
                stream.Write(octets);
            }
        }
        catch (IOException)
        {
            Dispose(); // the peer is gone; the reading thread sees it too
        }
        catch (ObjectDisposedException)
        {
            queue.Close();
        }
    }
}
