using System.Text.Json.Nodes;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Jupyter.Channels;
using Harmonic.Kernel.Jupyter.Execution;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>Answers questions about code.</summary>
/// <param name="session">The session, waited for if need be.</param>
/// <param name="interrupts">Stops an answer.</param>
internal sealed class LanguageHandlers(Func<ICodeSession> session, Interrupts interrupts)
{
    private static readonly Dictionary<string, JsonNode> Nothing = [];

    /// <summary>Completes code at the cursor.</summary>
    public void Complete(Request request)
    {
        var (code, cursor) = request.Message.Read<CompleteRequest>();
        using var running = interrupts.Begin();
        var list = session().CompleteAsync(code, Offsets.ToUtf16(code, cursor), running.Token).GetAwaiter().GetResult();
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

    /// <summary>Shows signature and documentation of what stands at the cursor.</summary>
    public void Inspect(Request request)
    {
        var (code, cursor) = request.Message.Read<InspectRequest>();
        using var running = interrupts.Begin();
        var found = session().InspectAsync(code, Offsets.ToUtf16(code, cursor), running.Token).GetAwaiter().GetResult();
        request.Reply(new InspectReply("ok", found is not null, found?.Data ?? Nothing, found?.Metadata ?? Nothing));
    }

    /// <summary>Says whether a console should run the code or wait for more lines.</summary>
    public void IsComplete(Request request)
    {
        var completeness = session().IsComplete(request.Message.Read<IsCompleteRequest>().Code);
        request.Reply(new IsCompleteReply(completeness.Status, completeness.Indent));
    }
}
