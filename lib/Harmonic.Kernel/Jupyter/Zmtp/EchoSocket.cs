namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>A REP that returns every request as it came: the heartbeat.</summary>
internal sealed class EchoSocket(int port, Action<string> log) : Listener(SocketType.Reply, port, log)
{
    // The envelope and the empty frame after it belong to the reply too, so the echo is the message itself.
    internal override void Received(Peer peer, IReadOnlyList<byte[]> frames) => peer.Echo(FrameWriter.Message(frames));
}
