using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>Ends the kernel; older clients ask on shell.</summary>
/// <param name="iopub">Where the end is announced to all clients.</param>
/// <param name="shutDown">Told of the request with which the kernel ends.</param>
internal sealed class ShutdownHandler(IopubChannel iopub, Action<Request> shutDown) : IRequestHandler
{
    /// <inheritdoc/>
    public string RequestType => "shutdown_request";

    /// <inheritdoc/>
    public Channel Channels => Channel.Shell | Channel.Control;

    /// <inheritdoc/>
    public void Handle(Request request)
    {
        var reply = new ShutdownReply("ok", request.Message.Read<ShutdownRequest>().Restart);
        iopub.Publish(reply, request.Message);
        request.Reply(reply);
        shutDown(request);
    }
}
