using System.Text.Json.Nodes;
using Harmonic.Kernel.Jupyter.Channels;
using Harmonic.Kernel.Jupyter.History;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>Gives earlier cells: the last ones, a range of one session, or those that match a pattern.</summary>
internal sealed class HistoryHandler(Lazy<HistoryStore> history)
{
    private const int DefaultTail = 10;

    /// <summary>Answers.</summary>
    public void Handle(Request request)
    {
        var query = request.Message.Read<HistoryRequest>();
        request.Reply(new HistoryReply("ok", [.. Find(query).Select(entry => Triple(entry, query.Output))]));
    }

    private IReadOnlyList<HistoryEntry> Find(HistoryRequest query) =>
        query.HistAccessType switch
        {
            "tail" => history.Value.Tail(query.N ?? DefaultTail),
            "range" => history.Value.Range(query.Session ?? 0, query.Start ?? 1, query.Stop),
            "search" => history.Value.Search(query.Pattern ?? "*", query.Unique, query.N),
            var other => throw new ArgumentException($"hist_access_type is '{other}'; known are tail, range and search"),
        };

    private static JsonArray Triple(HistoryEntry entry, bool withOutput) =>
        withOutput ? [entry.Session, entry.Line, new JsonArray(entry.Input, entry.Output)] : [entry.Session, entry.Line, entry.Input];
}
