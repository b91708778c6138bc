using System.Text;

namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>An XPUB: every message goes to each subscriber of a prefix of its first frame; arriving subscriptions are told.</summary>
internal sealed class PublisherSocket : IPeerOwner, IDisposable
{
    private const int MostSubscriptions = 4096;
    private const byte CancelOctet = 0;
    private const byte SubscribeOctet = 1;

    private readonly Listener listener;
    private readonly Func<byte[], IReadOnlyList<byte[]>> welcome;
    private readonly Dictionary<Peer, Dictionary<string, int>> subscribers = [];

    /// <summary>Binds the port; <paramref name="welcome"/> makes the message that greets a new subscription to a topic.</summary>
    public PublisherSocket(int port, Func<byte[], IReadOnlyList<byte[]>> welcome, Action<string> log)
    {
        this.welcome = welcome;
        listener = new Listener(SocketType.Publisher, port, this, log);
    }

    /// <summary>The port that is listened on.</summary>
    public int Port => listener.Port;

    /// <summary>Sends a message to all who subscribed to its first frame. All subscribers see all messages in the same order.</summary>
    public void Publish(IReadOnlyList<byte[]> frames)
    {
        var topic = Key(frames[0]);
        var octets = FrameWriter.Message(frames);
        lock (subscribers)
        {
            foreach (var (peer, topics) in subscribers)
            {
                if (topics.Keys.Any(prefix => topic.StartsWith(prefix, StringComparison.Ordinal)))
                {
                    peer.Send(octets);
                }
            }
        }
    }

    /// <summary>Waits until everything published is handed to the operating system.</summary>
    public void WaitUntilWritten(TimeSpan limit) => listener.WaitUntilWritten(limit);

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    void IPeerOwner.Joined(Peer peer)
    {
        lock (subscribers)
        {
            subscribers[peer] = [];
        }
    }

    void IPeerOwner.Received(Peer peer, IReadOnlyList<byte[]> frames)
    {
        if (frames is [[SubscribeOctet, .. var wanted]])
        {
            Subscribe(peer, wanted);
        }
        else if (frames is [[CancelOctet, .. var unwanted]])
        {
            Cancel(peer, unwanted);
        }
    }

    void IPeerOwner.Received(Peer peer, Command command)
    {
        if (command.Name == "SUBSCRIBE")
        {
            Subscribe(peer, command.Data);
        }
        else if (command.Name == "CANCEL")
        {
            Cancel(peer, command.Data);
        }
    }

    void IPeerOwner.Left(Peer peer)
    {
        lock (subscribers)
        {
            subscribers.Remove(peer);
        }
    }

    private void Subscribe(Peer peer, byte[] topic)
    {
        lock (subscribers)
        {
            var topics = subscribers[peer];
            topics[Key(topic)] = topics.GetValueOrDefault(Key(topic)) + 1;
            if (topics.Count > MostSubscriptions)
            {
                throw new ZmtpException($"more than {MostSubscriptions} subscriptions");
            }

            peer.Send(FrameWriter.Message(welcome(topic)));
        }
    }

    // A topic subscribed to twice must be cancelled twice (RFC 29).
    private void Cancel(Peer peer, byte[] topic)
    {
        lock (subscribers)
        {
            var topics = subscribers[peer];
            var left = topics.GetValueOrDefault(Key(topic)) - 1;
            if (left > 0)
            {
                topics[Key(topic)] = left;
            }
            else
            {
                topics.Remove(Key(topic));
            }
        }
    }

    private static string Key(byte[] topic) => Encoding.Latin1.GetString(topic);
}
