namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>The socket a connection belongs to. Calls come from the connection's own thread, and those of one peer in order.</summary>
internal interface IPeerOwner
{
    /// <summary>A peer finished its handshake.</summary>
    void Joined(Peer peer) { }

    /// <summary>A whole message came.</summary>
    void Received(Peer peer, IReadOnlyList<byte[]> frames);

    /// <summary>A command other than PING came.</summary>
    void Received(Peer peer, Command command) { }

    /// <summary>The connection ended.</summary>
    void Left(Peer peer) { }
}
