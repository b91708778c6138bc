using Harmonic.Kernel.Jupyter.Execution;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>Interrupts the running cell; answered at once, whether or not the cell obeys.</summary>
internal sealed class InterruptHandler(Interrupts interrupts) : IRequestHandler
{
    /// <inheritdoc/>
    public string RequestType => "interrupt_request";

    /// <inheritdoc/>
    public Channel Channels => Channel.Control;

    /// <inheritdoc/>
    public void Handle(Request request)
    {
        interrupts.Interrupt();
        request.Reply(new InterruptReply("ok"));
    }
}
