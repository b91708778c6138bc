using System.Text.Json;
using Harmonic.Kernel.Jupyter.Channels;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>Answers one type of request.</summary>
/// <param name="Type">The <c>msg_type</c> it answers.</param>
/// <param name="Handle">Answers. What it throws goes to the client as an error reply.</param>
/// <param name="Channels">Where it may be asked.</param>
internal sealed record RequestHandler(string Type, Action<Request> Handle, Channel Channels = Channel.Shell);

/// <summary>The one table from message type to handler; every request is bracketed by busy and idle, whatever becomes of it.</summary>
internal sealed class Dispatcher(IopubChannel iopub, IEnumerable<RequestHandler> handlers, Action<string> log)
{
    private readonly Dictionary<string, RequestHandler> table = handlers.ToDictionary(handler => handler.Type);

    /// <summary>The shell request that is worked on now.</summary>
    public Request? Current { get; private set; }

    /// <summary>Works a request off, on the calling thread.</summary>
    public void Process(Request request, Channel channel)
    {
        if (channel == Channel.Shell)
        {
            Current = request;
        }

        Bracket(request, channel);
    }

    /// <summary>Works off a request of the shell channel that does not wait for its turn.</summary>
    public void ProcessAtOnce(Request request) => Bracket(request, Channel.Shell);

    private void Bracket(Request request, Channel channel)
    {
        // Jupyter Server opens a client's channels at the reply to kernel_info. It waits for the client's subscription to iopub to stand,
        // but not where it takes the kernel for busy: then the client would wait for ever for the idle of its first request.
        var idleFirst = request.Type == KernelInfoHandler.Type;
        iopub.PublishStatus("busy", request.Message);
        if (!idleFirst)
        {
            Answer(request, channel);
        }

        iopub.PublishStatus("idle", request.Message);
        if (idleFirst)
        {
            iopub.Flush();
            Answer(request, channel);
        }
    }

    private void Answer(Request request, Channel channel)
    {
        try
        {
            if (table.TryGetValue(request.Type, out var handler) && handler.Channels.HasFlag(channel))
            {
                handler.Handle(request);
            }
            else
            {
                log($"no answer is known to a message of type '{request.Type}' on the {channel} channel");
                request.ReplyError(new NotSupportedException($"This kernel knows no {request.Type} on its {channel} channel."));
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log($"{request.Type} {(failure is JsonException ? $"cannot be read: {failure.Message}" : $"failed: {failure}")}");
            request.ReplyError(failure);
        }
    }
}
