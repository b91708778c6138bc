using Harmonic.Kernel.Jupyter.Comms;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>The front end closes a channel.</summary>
internal sealed class CommCloseHandler(CommRegistry comms) : IRequestHandler
{
    /// <inheritdoc/>
    public string RequestType => CommClose.MessageType;

    /// <inheritdoc/>
    public void Handle(Request request) => comms.Accept(request.Message.Read<CommClose>(), request.Message);
}
