using System.Buffers.Binary;

namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>A ROUTER: every message comes with its sender's identity as first frame, and goes out to the identity it starts with.</summary>
/// <param name="port">Where to listen; 0 takes any free port.</param>
/// <param name="receive">Called on the sender's connection thread.</param>
/// <param name="log">Told of peers that break the protocol.</param>
internal sealed class RouterSocket(int port, Action<RouterSocket, IReadOnlyList<byte[]>> receive, Action<string> log)
    : Listener(SocketType.Router, port, log)
{
    private readonly Dictionary<string, Peer> peers = [];
    private int madeUp;

    /// <summary>Sends to the peer named by the first frame; false if it is not connected or takes nothing.</summary>
    public bool Send(IReadOnlyList<byte[]> frames)
    {
        Peer? peer;
        lock (peers)
        {
            peers.TryGetValue(Key(frames[0]), out peer);
        }

        return peer is not null && peer.Send(FrameWriter.Message([.. frames.Skip(1)]));
    }

    internal override void Joined(Peer peer)
    {
        Peer? former;
        lock (peers)
        {
            if (peer.Identity is [] or [0, ..])
            {
                peer.Identity = MakeUpIdentity();
            }

            peers.Remove(Key(peer.Identity), out former);
            peers[Key(peer.Identity)] = peer;
        }

        // A client that reconnects under its old name takes over from its old connection, which may not know yet that it is dead.
        former?.Dispose();
    }

    internal override void Received(Peer peer, IReadOnlyList<byte[]> frames) => receive(this, [peer.Identity, .. frames]);

    internal override void Left(Peer peer)
    {
        lock (peers)
        {
            if (peers.TryGetValue(Key(peer.Identity), out var current) && current == peer)
            {
                peers.Remove(Key(peer.Identity));
            }
        }
    }

    private static string Key(byte[] identity) => Convert.ToHexString(identity);

    // As libzmq does: five octets, the first of them zero, which no identity of a peer's own choice has.
    private byte[] MakeUpIdentity()
    {
        var identity = new byte[5];
        BinaryPrimitives.WriteInt32BigEndian(identity.AsSpan(1), ++madeUp);
        return identity;
    }
}
