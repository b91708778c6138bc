using System.Text.Json.Nodes;
using Harmonic.Kernel.Jupyter.Execution;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>Shows signature and documentation of what stands at the cursor.</summary>
internal sealed class InspectHandler(SessionHost host, Interrupts interrupts) : IRequestHandler
{
    private static readonly Dictionary<string, JsonNode> Nothing = [];

    /// <inheritdoc/>
    public string RequestType => "inspect_request";

    /// <inheritdoc/>
    public void Handle(Request request)
    {
        var (code, cursor) = request.Message.Read<InspectRequest>();
        using var running = interrupts.Begin();
        var found = host.Session.InspectAsync(code, Offsets.ToUtf16(code, cursor), running.Token).GetAwaiter().GetResult();
        request.Reply(new InspectReply("ok", found is not null, found?.Data ?? Nothing, found?.Metadata ?? Nothing));
    }
}
