using System.Net;
using System.Net.Sockets;

namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>A socket that listens: it accepts connections on one loopback port and serves each on a thread of its own.</summary>
/// <remarks>
/// Peers may come before a derived class's constructor is done, so those have primary constructors and field initializers alone, which run
/// before this one's. Calls to it come from a connection's own thread, and those of one peer in order.
/// </remarks>
internal abstract class Listener : IDisposable
{
    private const int MostPeers = 256;
    private const int Pause = 100; // ms; where no more files can be opened, the next try fails at once

    private readonly Socket socket = new(AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, ProtocolType.Tcp);
    private readonly SocketType type;
    private readonly Action<string> log;
    private readonly HashSet<Peer> peers = [];
    private bool closed;

    /// <summary>Binds the port (0: any free one) and starts to accept.</summary>
    /// <exception cref="SocketException">The port is taken.</exception>
    protected Listener(SocketType type, int port, Action<string> log)
    {
        (this.type, this.log) = (type, log);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        socket.Listen();
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        new Thread(Accept) { IsBackground = true, Name = $"{type.Name} listener" }.Start();
    }

    /// <summary>The port that is listened on.</summary>
    public int Port { get; }

    /// <summary>Waits until everything sent to every peer is handed to the operating system.</summary>
    public void WaitUntilWritten(TimeSpan limit)
    {
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        foreach (var peer in Snapshot())
        {
            peer.WaitUntilWritten(TimeSpan.FromMilliseconds(Math.Max(0, end - Environment.TickCount64)));
        }
    }

    /// <summary>Stops listening and closes every connection.</summary>
    public void Dispose()
    {
        lock (peers)
        {
            closed = true;
        }

        socket.Dispose();
        foreach (var peer in Snapshot())
        {
            peer.Dispose();
        }
    }

    /// <summary>A peer finished its handshake.</summary>
    internal virtual void Joined(Peer peer) { }

    /// <summary>A whole message came.</summary>
    internal abstract void Received(Peer peer, IReadOnlyList<byte[]> frames);

    /// <summary>A command other than PING came.</summary>
    internal virtual void Received(Peer peer, Command command) { }

    /// <summary>The connection ended.</summary>
    internal virtual void Left(Peer peer) { }

    private Peer[] Snapshot()
    {
        lock (peers)
        {
            return [.. peers];
        }
    }

    private void Accept()
    {
        while (true)
        {
            try
            {
                var peer = new Peer(socket.Accept(), this);
                if (!Add(peer))
                {
                    peer.Dispose();
                    continue;
                }

                new Thread(() => Serve(peer)) { IsBackground = true, Name = $"{type.Name} reader" }.Start();
            }
            catch (SocketException failure) when (!closed)
            {
                log($"{type.Name} socket on port {Port}: {failure.Message}");
                Thread.Sleep(Pause);
            }
            catch (Exception) when (closed)
            {
                return;
            }
        }
    }

    private bool Add(Peer peer)
    {
        lock (peers)
        {
            if (peers.Count >= MostPeers && peers.FirstOrDefault(other => !other.HasSpoken) is { } silent)
            {
                // Who has said nothing since it came must not keep others out.
                peers.Remove(silent);
                silent.Dispose();
            }

            return !closed && peers.Count < MostPeers && peers.Add(peer);
        }
    }

    private void Serve(Peer peer)
    {
        try
        {
            peer.Run(type);
        }
        catch (ZmtpException failure)
        {
            log($"closed a connection to the {type.Name} socket on port {Port}: {failure.Message}");
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // The peer went, as peers do.
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log($"closed a connection to the {type.Name} socket on port {Port}: {failure}");
        }
        finally
        {
            lock (peers)
            {
                peers.Remove(peer);
            }

            peer.Dispose();
        }
    }
}
