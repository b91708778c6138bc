using System.Text.Json;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>The one table from message type to handler; every request is bracketed by busy and idle, whatever becomes of it.</summary>
internal sealed class Dispatcher(IopubChannel iopub, IEnumerable<IRequestHandler> handlers, Action<string> log)
{
    private readonly Dictionary<string, IRequestHandler> table = handlers.ToDictionary(handler => handler.RequestType);

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
        iopub.PublishStatus("busy", request.Message);
        request.HoldsReplies = request.Type == KernelInfoHandler.Type;
        try
        {
            Answer(request, channel);
        }
        catch (JsonException failure)
        {
            log($"{request.Type} cannot be read: {failure.Message}");
            request.ReplyError(failure);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log($"{request.Type} failed: {failure}");
            request.ReplyError(failure);
        }

        iopub.PublishStatus("idle", request.Message);
        if (request.HoldsReplies)
        {
            // Jupyter Server opens a client's channels at this reply. It waits for the client's subscription to iopub to stand, but not
            // where it takes the kernel for busy: then the client would wait for ever for the idle of its first request.
            iopub.Flush();
            request.HoldsReplies = false;
        }
    }

    private void Answer(Request request, Channel channel)
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
}
