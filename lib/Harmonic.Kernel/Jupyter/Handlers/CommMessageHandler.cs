using Harmonic.Kernel.Jupyter.Comms;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>The front end sends on a channel.</summary>
internal sealed class CommMessageHandler(CommRegistry comms) : IRequestHandler
{
    /// <inheritdoc/>
    public string RequestType => CommMessage.MessageType;

    /// <inheritdoc/>
    public void Handle(Request request) => comms.Accept(request.Message.Read<CommMessage>(), request.Message);
}
