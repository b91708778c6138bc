using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Comms;

/// <summary>The open channels, and the names under which the front end may open more.</summary>
/// <param name="iopub">Where messages to the front end go.</param>
/// <param name="parent">The request that is worked on now, if any.</param>
internal sealed class CommRegistry(IopubChannel iopub, Func<Message?> parent)
{
    private readonly ConcurrentDictionary<string, Action<Comm, JsonNode?>> targets = new();
    private readonly ConcurrentDictionary<string, Comm> open = new();

    /// <summary>All open channels.</summary>
    public IEnumerable<Comm> OpenComms => open.Values;

    /// <summary>Offers a target to the front end.</summary>
    public void Register(string target, Action<Comm, JsonNode?> opened) => targets[target] = opened;

    /// <summary>Opens a channel from this side.</summary>
    public Comm Open(string target, JsonNode? data)
    {
        var comm = new Comm(Guid.NewGuid().ToString("N"), target, this);
        open[comm.Id] = comm;
        iopub.Publish(new CommOpen(comm.Id, target, data ?? new JsonObject()), parent());
        return comm;
    }

    /// <summary>Sends on a channel.</summary>
    public void Send(Comm comm, JsonNode? data)
    {
        if (!open.ContainsKey(comm.Id))
        {
            throw new InvalidOperationException($"The channel '{comm.Target}' is closed.");
        }

        iopub.Publish(new CommMessage(comm.Id, data ?? new JsonObject()), parent());
    }

    /// <summary>Closes a channel from this side.</summary>
    public void Close(Comm comm, JsonNode? data)
    {
        if (open.TryRemove(comm.Id, out _))
        {
            iopub.Publish(new CommClose(comm.Id, data ?? new JsonObject()), parent());
        }
    }

    /// <summary>The front end opened a channel; one to an unknown target is closed again, as the protocol asks.</summary>
    public void Accept(CommOpen message)
    {
        var comm = new Comm(message.CommId, message.TargetName, this);
        open[comm.Id] = comm;
        if (targets.TryGetValue(message.TargetName, out var opened))
        {
            opened(comm, message.Data);
        }
        else
        {
            Close(comm, new JsonObject());
        }
    }

    /// <summary>The front end sent on a channel; one that is closed here is passed over.</summary>
    public void Accept(CommMessage message) => open.GetValueOrDefault(message.CommId)?.OnReceived(message.Data);

    /// <summary>The front end closed a channel.</summary>
    public void Accept(CommClose message)
    {
        if (open.TryRemove(message.CommId, out var comm))
        {
            comm.OnClosed();
        }
    }
}
