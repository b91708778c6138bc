namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>The three kinds of ZeroMQ socket that a Jupyter kernel binds, with the peers each may talk to (RFC 28, RFC 29).</summary>
internal sealed record SocketType(string Name, IReadOnlyList<string> LegalPeers)
{
    /// <summary>Requests and replies, addressed by identity: shell, control and stdin.</summary>
    public static readonly SocketType Router = new("ROUTER", ["REQ", "DEALER", "ROUTER"]);

    /// <summary>One to many, and told of subscriptions: iopub.</summary>
    public static readonly SocketType Publisher = new("XPUB", ["SUB", "XSUB"]);

    /// <summary>One reply to each request: heartbeat.</summary>
    public static readonly SocketType Reply = new("REP", ["REQ", "DEALER"]);
}
