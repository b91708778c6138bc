using System.Text.Json.Nodes;

namespace Harmonic.Kernel.Jupyter.Comms;

/// <summary>An open channel between a cell's code and code in the front end, as widgets use it (Jupyter's "custom messages").</summary>
public sealed class Comm
{
    private readonly CommRegistry registry;

    internal Comm(string id, string target, CommRegistry registry) => (Id, Target, this.registry) = (id, target, registry);

    /// <summary>The front end sent a message; called between cells.</summary>
    public event Action<JsonNode?>? Received;

    /// <summary>The same, with the binary data of the message.</summary>
    public event Action<JsonNode?, IReadOnlyList<byte[]>>? ReceivedBinary;

    /// <summary>The front end closed the channel; called between cells.</summary>
    public event Action? Closed;

    /// <summary>The channel's id, unique in this session.</summary>
    public string Id { get; }

    /// <summary>The name under which the other side knows what to do with the channel.</summary>
    public string Target { get; }

    /// <summary>Sends a message to the front end.</summary>
    /// <exception cref="InvalidOperationException">The channel is closed.</exception>
    public void Send(JsonNode? data) => registry.Send(this, data, []);

    /// <summary>Sends a message and binary data to the front end.</summary>
    /// <exception cref="InvalidOperationException">The channel is closed.</exception>
    public void Send(JsonNode? data, IReadOnlyList<byte[]> buffers) => registry.Send(this, data, buffers);

    /// <summary>Closes the channel on both sides; a second time does nothing.</summary>
    public void Close(JsonNode? data = null) => registry.Close(this, data);

    internal void OnReceived(JsonNode? data, IReadOnlyList<byte[]> buffers)
    {
        Received?.Invoke(data);
        ReceivedBinary?.Invoke(data, buffers);
    }

    internal void OnClosed() => Closed?.Invoke();
}
