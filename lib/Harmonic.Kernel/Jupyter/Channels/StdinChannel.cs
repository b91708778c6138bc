using System.Collections.Concurrent;
using System.Text.Json;
using Harmonic.Kernel.Jupyter.Messages;
using Harmonic.Kernel.Jupyter.Zmtp;

namespace Harmonic.Kernel.Jupyter.Channels;

/// <summary>Asks the client whose cell runs for a line of input.</summary>
internal sealed class StdinChannel : IDisposable
{
    private const int MostWaiting = 1000;

    private readonly BlockingCollection<(string? Question, string Value)> replies = new(MostWaiting);
    private readonly Lock oneAtATime = new();
    private readonly RouterSocket socket;
    private readonly MessageCodec codec;
    private readonly Action<string> log;

    /// <summary>Binds the port.</summary>
    public StdinChannel(int port, MessageCodec codec, Action<string> log)
    {
        (this.codec, this.log) = (codec, log);
        socket = new RouterSocket(port, Receive, log);
    }

    /// <summary>The port that is listened on.</summary>
    public int Port => socket.Port;

    /// <summary>Asks the sender of <paramref name="cell"/> and waits for the answer.</summary>
    /// <exception cref="InvalidOperationException">That client listens for no questions.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public string Ask(InputRequest question, Message cell, CancellationToken interrupt)
    {
        lock (oneAtATime)
        {
            // What an interrupted cell left unanswered must not answer this one.
            while (replies.TryTake(out _)) { }

            // All of a client's sockets carry one identity, so the shell's finds its stdin socket.
            var (frames, id) = codec.Encode(cell.Identities, "input_request", question, cell);
            if (!socket.Send(frames))
            {
                throw new InvalidOperationException("Input was asked for, but the front end has no stdin channel open.");
            }

            return WaitForReply(id, interrupt);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        replies.CompleteAdding();
        socket.Dispose();
    }

    // Some clients send replies without a parent header; those are taken on trust.
    private string WaitForReply(string question, CancellationToken interrupt)
    {
        while (true)
        {
            var (answered, value) = replies.Take(interrupt);
            if (answered is null or "" || answered == question)
            {
                return value;
            }
        }
    }

    private void Receive(RouterSocket sender, IReadOnlyList<byte[]> frames)
    {
        try
        {
            var message = codec.Decode(frames);
            if (
                message.Header.MsgType == "input_reply"
                && !replies.TryAdd((JupyterJson.Read<ParentHeader>(message.ParentJson).MsgId, message.Read<InputReply>().Value))
            )
            {
                log("dropped an input_reply: too many wait unasked for");
            }
        }
        catch (ProtocolException failure)
        {
            log("dropped " + failure.Message);
        }
        catch (JsonException failure)
        {
            log("dropped an input_reply that cannot be read: " + failure.Message);
        }
        catch (InvalidOperationException) when (replies.IsAddingCompleted)
        {
            // The kernel is shutting down.
        }
    }
}
