using Harmonic.Kernel.Jupyter.Execution;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>Says whether a console should run the code or wait for more lines.</summary>
internal sealed class IsCompleteHandler(SessionHost host) : IRequestHandler
{
    /// <inheritdoc/>
    public string RequestType => "is_complete_request";

    /// <inheritdoc/>
    public void Handle(Request request)
    {
        var completeness = host.Session.IsComplete(request.Message.Read<IsCompleteRequest>().Code);
        request.Reply(new IsCompleteReply(completeness.Status, completeness.Indent));
    }
}
