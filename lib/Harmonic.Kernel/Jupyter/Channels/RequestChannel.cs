using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Jupyter.Zmtp;

namespace Harmonic.Kernel.Jupyter.Channels;

/// <summary>Shell or control: requests come from any number of clients and are worked off in order on a thread of its own.</summary>
internal sealed class RequestChannel : IDisposable
{
    // A client that asks for more than this is read no further until some is answered.
    private const int MostWaiting = 100_000;

    private readonly WorkQueue<Request> waiting = new(MostWaiting);
    private readonly RouterSocket socket;
    private readonly MessageCodec codec;
    private readonly Func<Request, bool> processAtOnce;
    private readonly Action<string> log;

    /// <summary>Binds the port and starts to work.</summary>
    /// <param name="channel">Shell or control.</param>
    /// <param name="port">Where to listen.</param>
    /// <param name="codec">Reads and writes messages.</param>
    /// <param name="process">Works a request off.</param>
    /// <param name="processAtOnce">Works off what need not wait for a running cell, on the thread that received it; false for all
    /// else.</param>
    /// <param name="log">Told of what is dropped.</param>
    public RequestChannel(
        Channel channel,
        int port,
        MessageCodec codec,
        Action<Request, Channel> process,
        Func<Request, bool> processAtOnce,
        Action<string> log
    )
    {
        (this.codec, this.processAtOnce, this.log) = (codec, processAtOnce, log);
        socket = new RouterSocket(port, Receive, log);
        new Thread(() => waiting.Serve(request => process(request, channel))) { IsBackground = true, Name = $"{channel} requests" }.Start();
    }

    /// <summary>The port that is listened on.</summary>
    public int Port => socket.Port;

    /// <summary>Marks the cells that a client has already sent as not to be run.</summary>
    public void AbortCells(string session)
    {
        foreach (var request in waiting.Waiting)
        {
            request.Aborted |= request.Type == "execute_request" && request.Message.Header.Session == session;
        }
    }

    /// <summary>Waits until every answer is handed to the operating system.</summary>
    public void Flush(TimeSpan limit) => socket.WaitUntilWritten(limit);

    /// <inheritdoc/>
    public void Dispose()
    {
        waiting.End();
        socket.Dispose();
    }

    private void Receive(RouterSocket sender, IReadOnlyList<byte[]> frames)
    {
        try
        {
            var request = new Request(codec.Decode(frames), codec, sender);
            if (!processAtOnce(request))
            {
                waiting.Add(request);
            }
        }
        catch (ProtocolException failure)
        {
            log("dropped " + failure.Message);
        }
    }
}
