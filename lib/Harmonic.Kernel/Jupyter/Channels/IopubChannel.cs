using System.Text;
using Harmonic.Kernel.Jupyter.Messages;
using Harmonic.Kernel.Jupyter.Zmtp;

namespace Harmonic.Kernel.Jupyter.Channels;

/// <summary>The channel on which every client hears of everything.</summary>
internal sealed class IopubChannel : IDisposable
{
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(1);

    private readonly PublisherSocket socket;
    private readonly MessageCodec codec;

    /// <summary>Binds the port.</summary>
    public IopubChannel(int port, MessageCodec codec, Action<string> log)
    {
        this.codec = codec;
        socket = new PublisherSocket(port, Welcome, log);
    }

    /// <summary>The port that is listened on.</summary>
    public int Port => socket.Port;

    /// <summary>Tells all clients something that belongs to <paramref name="parent"/>.</summary>
    public void Publish<T>(string type, T content, Message? parent, MessageExtra? extra = null) =>
        socket.Publish(codec.Encode([Encoding.ASCII.GetBytes("kernel." + type)], type, content, parent, extra).Frames);

    /// <summary>Tells all clients that work on a request begins or has ended.</summary>
    public void PublishStatus(string state, Message parent) => Publish("status", new StatusContent(state), parent);

    /// <summary>Waits until everything told is handed to the operating system.</summary>
    public void Flush() => socket.WaitUntilWritten(FlushLimit);

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private IReadOnlyList<byte[]> Welcome(byte[] topic) =>
        codec.Encode([topic], "iopub_welcome", new IopubWelcome(Encoding.UTF8.GetString(topic)), parent: null).Frames;
}
