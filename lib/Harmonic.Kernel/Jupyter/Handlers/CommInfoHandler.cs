using Harmonic.Kernel.Jupyter.Comms;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>Lists the open channels.</summary>
internal sealed class CommInfoHandler(CommRegistry comms) : IRequestHandler
{
    /// <inheritdoc/>
    public string RequestType => "comm_info_request";

    /// <inheritdoc/>
    public void Handle(Request request)
    {
        var target = request.Message.Read<CommInfoRequest>().TargetName;
        var wanted = comms.OpenComms.Where(comm => target is null || comm.Target == target);
        request.Reply(new CommInfoReply("ok", wanted.ToDictionary(comm => comm.Id, comm => new CommInfo(comm.Target))));
    }
}
