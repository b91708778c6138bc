using System.Text.Json;
using System.Text.Json.Nodes;
using Harmonic.Kernel.Jupyter.Comms;

namespace Harmonic.Kernel.Jupyter.Widgets;

/// <summary>
/// One model of Jupyter's widget protocol 2.1: a state that the kernel and every view of it in the front end have in common. A front end
/// may change what the state holds already, and only to a value of the same kind.
/// </summary>
internal sealed class WidgetModel
{
    /// <summary>A value of a control takes no more than this; a front end that sends more is not believed.</summary>
    private const int LongestMessage = 1 << 20;

    private readonly Lock gate = new();
    private readonly JsonObject state;
    private readonly Dictionary<string, byte[]> buffers;
    private readonly Comm? comm;
    private readonly Action<string> log;

    /// <summary>A model that is open already on the other side.</summary>
    /// <param name="id">Its id, by which views and other models refer to it.</param>
    /// <param name="state">Its whole state, without what is binary.</param>
    /// <param name="buffers">What is binary in its state.</param>
    /// <param name="comm">The channel to the front end; null where there is none.</param>
    /// <param name="log">Told of what a front end should not have sent.</param>
    public WidgetModel(string id, JsonObject state, IReadOnlyDictionary<string, byte[]> buffers, Comm? comm, Action<string> log)
    {
        (Id, this.state, this.buffers, this.comm, this.log) = (id, state, new(buffers), comm, log);
        if (comm is not null)
        {
            comm.ReceivedBinary += Receive;
        }
    }

    /// <summary>The front end changed the state: what has changed. Called on the thread that received it.</summary>
    public event Action<JsonObject>? Changed;

    /// <summary>The front end sent a message of the widget's own kind, such as a button's click.</summary>
    public event Action<JsonObject>? Said;

    /// <summary>The model's id.</summary>
    public string Id { get; }

    /// <summary>The id, the state as a front end asks for all of them, and the binary parts with the places they belong to.</summary>
    public (string Id, JsonObject Description, IReadOnlyList<(string Place, byte[] Bytes)> Buffers) Describe()
    {
        lock (gate)
        {
            var description = new JsonObject
            {
                ["model_name"] = state["_model_name"]?.DeepClone(),
                ["model_module"] = state["_model_module"]?.DeepClone(),
                ["model_module_version"] = state["_model_module_version"]?.DeepClone(),
                ["state"] = state.DeepClone(),
            };
            return (Id, description, [.. buffers.Select(pair => (pair.Key, pair.Value))]);
        }
    }

    /// <summary>Changes the state from this side and tells every view.</summary>
    public void Update(JsonObject changes)
    {
        lock (gate)
        {
            Merge(changes, []);
            Send("update", changes, []);
        }
    }

    /// <summary>Closes the model on both sides.</summary>
    public void Close() => comm?.Close();

    private void Receive(JsonNode? data, IReadOnlyList<byte[]> received)
    {
        switch (data is JsonObject message ? Text(message["method"]) : null)
        {
            case "update" when data!["state"] is JsonObject changes:
                Accept(changes, Binary(data["buffer_paths"] as JsonArray, received));
                break;
            case "request_state":
                lock (gate)
                {
                    Send("update", state, buffers);
                }

                break;
            case "custom" when data!["content"] is JsonObject content:
                Said?.Invoke(content);
                break;
            default:
                log("a widget's message that makes no sense was passed over");
                break;
        }
    }

    private void Accept(JsonObject changes, Dictionary<string, byte[]> binary)
    {
        var accepted = new JsonObject();
        lock (gate)
        {
            foreach (var (name, value) in changes)
            {
                if (IsPossible(name, value))
                {
                    accepted[name] = value?.DeepClone();
                }
                else
                {
                    log("a front end set a widget to a value that it cannot have; it was passed over");
                }
            }

            var known = binary.Where(pair => buffers.ContainsKey(pair.Key)).ToDictionary();
            Merge(accepted, known);
            // Views of the same model in other front ends hear of it, and this one knows its message from an older one's.
            Send("echo_update", accepted, known);
        }

        if (accepted.Count > 0)
        {
            Changed?.Invoke(accepted);
        }
    }

    /// <summary>Whether the state holds such a value under this name; what is null may become anything small.</summary>
    private bool IsPossible(string name, JsonNode? value) =>
        !name.StartsWith('_')
        && state.TryGetPropertyValue(name, out var before)
        && (before is null || value is null || Kind(before) == Kind(value))
        && (value is null || value.ToJsonString().Length <= LongestMessage);

    private static JsonValueKind Kind(JsonNode value) =>
        value.GetValueKind() is JsonValueKind.False ? JsonValueKind.True : value.GetValueKind();

    private void Merge(JsonObject changes, Dictionary<string, byte[]> binary)
    {
        foreach (var (name, value) in changes)
        {
            state[name] = value?.DeepClone();
        }

        foreach (var (name, bytes) in binary)
        {
            buffers[name] = bytes;
        }
    }

    private void Send(string method, JsonObject changes, Dictionary<string, byte[]> binary)
    {
        var message = new JsonObject
        {
            ["method"] = method,
            ["state"] = changes.DeepClone(),
            ["buffer_paths"] = Paths(binary.Keys),
        };
        try
        {
            comm?.Send(message, [.. binary.Values]);
        }
        catch (InvalidOperationException)
        {
            // The front end has closed the model; what it shows is no more.
        }
    }

    /// <summary>Where binary parts belong, as the protocol says it.</summary>
    public static JsonArray Paths(IEnumerable<string> names) => new([.. names.Select(name => new JsonArray(name))]);

    /// <summary>Binary parts by the name of the state they belong to; deeper places are nobody's here.</summary>
    private static Dictionary<string, byte[]> Binary(JsonArray? paths, IReadOnlyList<byte[]> received) =>
        (paths ?? [])
            .Zip(received)
            .Select(pair => (Name: pair.First is JsonArray { Count: 1 } path ? Text(path[0]) : null, Bytes: pair.Second))
            .Where(part => part.Name is not null && part.Bytes.Length <= LongestMessage)
            .DistinctBy(part => part.Name)
            .ToDictionary(part => part.Name!, part => part.Bytes);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
