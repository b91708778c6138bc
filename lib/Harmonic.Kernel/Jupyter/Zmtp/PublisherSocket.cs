using System.Text;

namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>An XPUB: every message goes to each subscriber of a prefix of its first frame; arriving subscriptions are told.</summary>
/// <param name="port">Where to listen; 0 takes any free port.</param>
/// <param name="welcome">Makes the message that greets a new subscription to a topic.</param>
/// <param name="log">Told of peers that break the protocol.</param>
internal sealed class PublisherSocket(int port, Func<byte[], IReadOnlyList<byte[]>> welcome, Action<string> log)
    : Listener(SocketType.Publisher, port, log)
{
    private const int MostSubscriptions = 4096;
    private const byte CancelOctet = 0;
    private const byte SubscribeOctet = 1;

    private readonly Dictionary<Peer, Dictionary<string, int>> subscribers = [];

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

    internal override void Joined(Peer peer)
    {
        lock (subscribers)
        {
            subscribers[peer] = [];
        }
    }

    internal override void Received(Peer peer, IReadOnlyList<byte[]> frames)
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

    internal override void Received(Peer peer, Command command)
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

    internal override void Left(Peer peer)
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
