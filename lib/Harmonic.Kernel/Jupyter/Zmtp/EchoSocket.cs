namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>A REP that returns every request as it came: the heartbeat.</summary>
internal sealed class EchoSocket : IPeerOwner, IDisposable
{
    private readonly Listener listener;

    /// <summary>Binds the port.</summary>
    public EchoSocket(int port, Action<string> log) => listener = new Listener(SocketType.Reply, port, this, log);

    /// <summary>The port that is listened on.</summary>
    public int Port => listener.Port;

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    // The envelope and the empty frame after it belong to the reply too, so the echo is the message itself.
    void IPeerOwner.Received(Peer peer, IReadOnlyList<byte[]> frames) => peer.Echo(FrameWriter.Message(frames));
}
