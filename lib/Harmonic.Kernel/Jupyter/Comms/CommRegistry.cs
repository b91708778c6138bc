using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harmonic.Kernel.Jupyter.Channels;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Comms;

/// <summary>The open channels, and the names under which the front end may open more.</summary>
/// <param name="iopub">Where messages to the front end go.</param>
/// <param name="parent">The request that is worked on now, if any.</param>
internal sealed class CommRegistry(IopubChannel iopub, Func<Message?> parent)
{
    /// <summary>The message that is worked off on this thread beside whatever cell runs.</summary>
    [ThreadStatic]
    private static Message? handled;

    private readonly ConcurrentDictionary<string, (Action<Comm, JsonNode?> Opened, bool AtOnce)> targets = new();
    private readonly ConcurrentDictionary<string, Comm> open = new();

    /// <summary>Offers a target to the front end.</summary>
    /// <param name="target">Its name.</param>
    /// <param name="opened">Called for each channel that the front end opens.</param>
    /// <param name="atOnce">Whether messages of its channels come also while a cell runs, on the thread that received them.</param>
    public void Register(string target, Action<Comm, JsonNode?> opened, bool atOnce = false) => targets[target] = (opened, atOnce);

    /// <summary>Opens a channel from this side.</summary>
    /// <param name="target">What the front end knows it by.</param>
    /// <param name="data">The first message.</param>
    /// <param name="extra">Metadata and binary data of that message.</param>
    public Comm Open(string target, JsonNode? data, MessageExtra? extra = null)
    {
        var comm = new Comm(Guid.NewGuid().ToString("N"), target, this);
        open[comm.Id] = comm;
        iopub.Publish("comm_open", new CommOpen(comm.Id, target, data ?? new JsonObject()), Parent, extra);
        return comm;
    }

    /// <summary>Sends on a channel.</summary>
    public void Send(Comm comm, JsonNode? data, IReadOnlyList<byte[]> buffers)
    {
        if (!open.ContainsKey(comm.Id))
        {
            throw new InvalidOperationException($"The channel '{comm.Target}' is closed.");
        }

        iopub.Publish("comm_msg", new CommMessage(comm.Id, data ?? new JsonObject()), Parent, new MessageExtra(null, buffers));
    }

    /// <summary>Closes a channel from this side.</summary>
    public void Close(Comm comm, JsonNode? data)
    {
        if (open.TryRemove(comm.Id, out _))
        {
            iopub.Publish("comm_close", new CommClose(comm.Id, data ?? new JsonObject()), Parent);
        }
    }

    /// <summary>Whether a request concerns a channel whose messages do not wait for a running cell.</summary>
    public bool IsAtOnce(Request request)
    {
        try
        {
            var target = request.Type switch
            {
                "comm_open" => request.Message.Read<CommOpen>().TargetName,
                "comm_msg" => TargetOf(request.Message.Read<CommMessage>().CommId),
                "comm_close" => TargetOf(request.Message.Read<CommClose>().CommId),
                _ => null,
            };
            return target is not null && targets.TryGetValue(target, out var offered) && offered.AtOnce;
        }
        catch (JsonException)
        {
            return false; // Told of when its turn comes.
        }
    }

    /// <summary>The front end opened a channel; one to an unknown target, or whose code throws, is closed again.</summary>
    public void Accept(CommOpen message, Message from) => Handling(from, () =>
        {
            var comm = new Comm(message.CommId, message.TargetName, this);
            if (!open.TryAdd(comm.Id, comm))
            {
                return; // Another channel has this id.
            }

            try
            {
                var opened = targets.GetValueOrDefault(message.TargetName).Opened ?? ((unknown, _) => unknown.Close());
                opened(comm, message.Data);
            }
            catch
            {
                Close(comm, null);
                throw;
            }
        });

    /// <summary>The front end sent on a channel; one that is closed here is passed over.</summary>
    public void Accept(CommMessage message, Message from) =>
        Handling(from, () => open.GetValueOrDefault(message.CommId)?.OnReceived(message.Data, from.Buffers));

    /// <summary>The front end closed a channel.</summary>
    public void Accept(CommClose message, Message from) => Handling(from, () =>
        {
            if (open.TryRemove(message.CommId, out var comm))
            {
                comm.OnClosed();
            }
        });

    /// <summary>Answers which channels are open, all or those of one target.</summary>
    public void List(Request request)
    {
        var target = request.Message.Read<CommInfoRequest>().TargetName;
        var wanted = open.Values.Where(comm => target is null || comm.Target == target);
        request.Reply(new CommInfoReply("ok", wanted.ToDictionary(comm => comm.Id, comm => new CommInfo(comm.Target))));
    }

    private Message? Parent => handled ?? parent();

    private string? TargetOf(string id) => open.GetValueOrDefault(id)?.Target;

    private static void Handling(Message message, Action action)
    {
        handled = message;
        try
        {
            action();
        }
        finally
        {
            handled = null;
        }
    }
}
