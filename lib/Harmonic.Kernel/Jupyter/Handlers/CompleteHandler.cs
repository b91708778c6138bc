using Harmonic.Kernel.Jupyter.Execution;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>Completes code at the cursor.</summary>
internal sealed class CompleteHandler(SessionHost host, Interrupts interrupts) : IRequestHandler
{
    /// <inheritdoc/>
    public string RequestType => "complete_request";

    /// <inheritdoc/>
    public void Handle(Request request)
    {
        var (code, cursor) = request.Message.Read<CompleteRequest>();
        using var running = interrupts.Begin();
        var list = host.Session.CompleteAsync(code, Offsets.ToUtf16(code, cursor), running.Token).GetAwaiter().GetResult();
        var start = Offsets.ToCodePoints(code, list.Start);
        var end = Offsets.ToCodePoints(code, list.End);
        request.Reply(
            new CompleteReply(
                "ok",
                [.. list.Items.Select(item => item.Text).Distinct()],
                start,
                end,
                new CompletionMetadata([.. list.Items.Select(item => new TypedCompletion(start, end, item.Text, item.Kind))])
            )
        );
    }
}
