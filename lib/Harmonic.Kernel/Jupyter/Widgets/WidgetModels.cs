using System.Text.Json.Nodes;
using Harmonic.Kernel.Jupyter.Channels;
using Harmonic.Kernel.Jupyter.Comms;

namespace Harmonic.Kernel.Jupyter.Widgets;

/// <summary>
/// All widgets of a session, by Jupyter's widget protocol 2.1
/// (https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md). What a model is to show is its own affair.
/// </summary>
public sealed class WidgetModels
{
    private const string Target = "jupyter.widget";
    private const string ControlTarget = "jupyter.widget.control";
    private static readonly byte[] ProtocolVersion = """{"version":"2.1.0"}"""u8.ToArray();

    private readonly OrderedDictionary<string, WidgetModel> models = [];
    private readonly CommRegistry? comms;
    private readonly Action<string> log;
    private int opened;

    /// <summary>No widgets yet, and no front end, as in a run without one.</summary>
    public WidgetModels() => log = _ => { };

    /// <summary>No widgets yet.</summary>
    /// <param name="comms">The channels to the front end.</param>
    /// <param name="log">Told of what a front end should not have sent.</param>
    internal WidgetModels(CommRegistry comms, Action<string> log)
    {
        (this.comms, this.log) = (comms, log);
        // A page that is loaded anew asks for all states on a channel of its own.
        comms.Register(ControlTarget, (comm, _) => comm.Received += data => Answer(comm, data), atOnce: true);
        // Models are made on this side alone; one that a front end makes is closed again, and its messages never wait for a cell.
        comms.Register(Target, (comm, _) => comm.Close(), atOnce: true);
    }

    /// <summary>Opens a model; its state names the module and the class that draw it.</summary>
    /// <param name="state">The whole state, without what is binary.</param>
    /// <param name="buffers">What is binary in it, by name.</param>
    internal WidgetModel Open(JsonObject state, IReadOnlyDictionary<string, byte[]>? buffers = null)
    {
        buffers ??= new Dictionary<string, byte[]>();
        var data = new JsonObject { ["state"] = state.DeepClone(), ["buffer_paths"] = WidgetModel.Paths(buffers.Keys) };
        var comm = comms?.Open(Target, data, new MessageExtra(ProtocolVersion, [.. buffers.Values]));
        // Without a front end ids are numbers in order, so that the same notebook gives the same file.
        var id = comm?.Id ?? $"widget-{Interlocked.Increment(ref opened)}";
        var model = new WidgetModel(id, state.DeepClone().AsObject(), buffers, comm, log);
        lock (models)
        {
            models[id] = model;
        }

        if (comm is not null)
        {
            comm.Closed += () => Forget(id);
        }

        return model;
    }

    /// <summary>A model was closed, from either side.</summary>
    internal event Action<string>? Closed;

    /// <summary>The model of an id; null if it is closed.</summary>
    internal WidgetModel? Find(string id)
    {
        lock (models)
        {
            return models.GetValueOrDefault(id);
        }
    }

    /// <summary>Closes a model.</summary>
    internal void Close(string id) => Forget(id)?.Close();

    /// <summary>What stands beside the widgets.</summary>
    public IEnumerable<string> Descriptions() =>
        Described().Select(one => (string?)one.Description["state"]!["description"]).OfType<string>();

    /// <summary>
    /// All states as Jupyter keeps them in a notebook (<c>application/vnd.jupyter.widget-state+json</c>); null where there are none.
    /// </summary>
    public JsonObject? ToNotebook()
    {
        var states = new JsonObject();
        foreach (var (id, description, buffers) in Described())
        {
            if (buffers.Count > 0)
            {
                description["buffers"] = new JsonArray([
                    .. buffers.Select(buffer => new JsonObject
                    {
                        ["path"] = new JsonArray(buffer.Place),
                        ["data"] = Convert.ToBase64String(buffer.Bytes),
                        ["encoding"] = "base64",
                    }),
                ]);
            }

            states[id] = description;
        }

        return states.Count == 0
            ? null
            : new JsonObject
            {
                ["version_major"] = 2,
                ["version_minor"] = 0,
                ["state"] = states,
            };
    }

    private List<(string Id, JsonObject Description, IReadOnlyList<(string Place, byte[] Bytes)> Buffers)> Described()
    {
        lock (models)
        {
            return [.. models.Values.Select(model => model.Describe())];
        }
    }

    private void Answer(Comm comm, JsonNode? data)
    {
        if (data is not JsonObject message || message["method"] is not JsonValue method || method.ToString() != "request_states")
        {
            log("a message about widgets that makes no sense was passed over");
            return;
        }

        var all = Described();
        var answer = new JsonObject
        {
            ["method"] = "update_states",
            ["states"] = new JsonObject(all.Select(one => KeyValuePair.Create(one.Id, (JsonNode?)one.Description))),
            ["buffer_paths"] = new JsonArray([
                .. all.SelectMany(one => one.Buffers.Select(buffer => new JsonArray(one.Id, "state", buffer.Place))),
            ]),
        };
        comm.Send(answer, [.. all.SelectMany(one => one.Buffers.Select(buffer => buffer.Bytes))]);
    }

    private WidgetModel? Forget(string id)
    {
        WidgetModel? model;
        lock (models)
        {
            models.Remove(id, out model);
        }

        Closed?.Invoke(id);
        return model;
    }
}
