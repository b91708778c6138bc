using Harmonic.Kernel.Jupyter.Comms;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>The front end opens a channel.</summary>
internal sealed class CommOpenHandler(CommRegistry comms) : IRequestHandler
{
    /// <inheritdoc/>
    public string RequestType => CommOpen.MessageType;

    /// <inheritdoc/>
    public void Handle(Request request) => comms.Accept(request.Message.Read<CommOpen>(), request.Message);
}
