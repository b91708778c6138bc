using System.Text;
using Harmonic.Kernel.Jupyter.Messages;
using Harmonic.Kernel.Jupyter.Zmtp;

namespace Harmonic.Kernel.Jupyter;

/// <summary>The channel on which every client hears of everything.</summary>
internal sealed class IopubChannel : IDisposable
{
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private readonly PublisherSocket socket;
    private readonly MessageCodec codec;
    private readonly List<IReadOnlyList<byte[]>> waiting = [];
    private readonly Timer release;

    /// <summary>Binds the port.</summary>
    public IopubChannel(int port, MessageCodec codec, Action<string> log)
    {
        this.codec = codec;
        socket = new PublisherSocket(port, Welcome, log);
        release = new Timer(_ => Release());
    }

    /// <summary>The port that is listened on.</summary>
    public int Port => socket.Port;

    /// <summary>
    /// The message whose answers let what is told next go first, if it comes soon: a slider's move and the figure drawn for it. Jupyter
    /// Server writes to browsers by Nagle's algorithm, where all that follows a small message waits 40 ms for its acknowledgement.
    /// </summary>
    public Message? Patient { get; set; }

    /// <summary>Tells all clients something that belongs to <paramref name="parent"/>.</summary>
    public void Publish<T>(T content, Message? parent, MessageExtra? extra = null)
        where T : IMessageContent
    {
        var topic = Encoding.ASCII.GetBytes("kernel." + T.MessageType);
        var frames = codec.Encode([topic], T.MessageType, content, parent, extra).Frames;
        lock (waiting)
        {
            if (parent is not null && ReferenceEquals(parent, Patient))
            {
                waiting.Add(frames);
                release.Change(Moment, Timeout.InfiniteTimeSpan);
            }
            else
            {
                socket.Publish(frames);
                Release();
            }
        }
    }

    /// <summary>Tells all clients that work on a request begins or has ended.</summary>
    public void PublishStatus(string state, Message parent) => Publish(new StatusContent(state), parent);

    /// <summary>Waits until everything told is handed to the operating system.</summary>
    public void Flush()
    {
        Release();
        socket.WaitUntilWritten(FlushLimit);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        release.Dispose();
        socket.Dispose();
    }

    private void Release()
    {
        lock (waiting)
        {
            waiting.ForEach(socket.Publish);
            waiting.Clear();
        }
    }

    private IReadOnlyList<byte[]> Welcome(byte[] topic)
    {
        var content = new IopubWelcome(Encoding.UTF8.GetString(topic));
        return codec.Encode([topic], IopubWelcome.MessageType, content, parent: null).Frames;
    }
}
