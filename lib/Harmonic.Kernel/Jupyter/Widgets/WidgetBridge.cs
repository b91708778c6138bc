using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Execution;
using Harmonic.Kernel.Session.Streams;

namespace Harmonic.Kernel.Jupyter.Widgets;

/// <summary>
/// Where libraries in a notebook find this session's widgets: functions of the framework's types alone, under a name in
/// <see cref="AppContext"/>, so that a library needs no assembly of the kernel and works without one.
/// </summary>
public sealed class WidgetBridge : IDisposable
{
    /// <summary>The name in <see cref="AppContext"/>.</summary>
    public const string Name = "Harmonic.Widgets";

    private readonly WidgetModels models;

    /// <summary>The cell that opened a model, where it has an id, by the model's id.</summary>
    private readonly ConcurrentDictionary<string, string> cells = new();

    /// <summary>The output that something is shown in, by the id of the model it is shown for.</summary>
    private readonly ConcurrentDictionary<string, ICellOutput> outputs = new();
    private CancellationTokenSource interrupt = new();

    /// <summary>Offers the widgets of a session.</summary>
    public WidgetBridge(WidgetModels models)
    {
        this.models = models;
        models.Closed += Release;
        (
            Func<JsonObject, Action<JsonObject>, Action<JsonObject>, string>,
            Func<string, JsonObject, bool>,
            Action<string>,
            Action<string, IReadOnlyDictionary<string, JsonNode>, bool>,
            Action<Action, Action<string>, CancellationToken>
        ) functions = (Open, Update, models.Close, Show, Run);
        AppContext.SetData(Name, functions);
    }

    /// <summary>Stops what is computed for widgets now.</summary>
    internal void Interrupt() => Interlocked.Exchange(ref interrupt, new CancellationTokenSource()).Cancel();

    /// <summary>Closes what earlier runs of a cell have opened; of cells without an id nothing is known.</summary>
    internal void CloseOf(string cell)
    {
        foreach (var (id, _) in cells.Where(pair => pair.Value == cell))
        {
            models.Close(id);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AppContext.SetData(Name, null);
        Interrupt();
    }

    /// <summary>Opens a model and returns its id.</summary>
    /// <param name="state">Its whole state.</param>
    /// <param name="changed">Told of what a front end has changed; it must return soon.</param>
    /// <param name="said">Told of a widget's own messages, such as a button's click.</param>
    private string Open(JsonObject state, Action<JsonObject> changed, Action<JsonObject> said)
    {
        var model = models.Open(state);
        model.Changed += changed;
        model.Said += said;
        if (CellContext.Current?.Output.CellId is { } cell)
        {
            cells[model.Id] = cell;
        }

        return model.Id;
    }

    /// <summary>Changes a model's state; false if the model is closed.</summary>
    private bool Update(string id, JsonObject changes)
    {
        var model = models.Find(id);
        model?.Update(changes);
        return model is not null;
    }

    private void Release(string id)
    {
        cells.TryRemove(id, out _);
        outputs.TryRemove(id, out _);
    }

    /// <summary>Shows something in the running cell, or, once it is on show, in its place, whether that cell still runs or not.</summary>
    /// <param name="id">What the output is known by: a model's id, so that it is forgotten with the model.</param>
    /// <param name="data">MIME type to content.</param>
    /// <param name="again">Whether it replaces what is on show.</param>
    private void Show(string id, IReadOnlyDictionary<string, JsonNode> data, bool again)
    {
        var bundle = new MimeBundle(data, new Dictionary<string, JsonNode>());
        if (again)
        {
            outputs.GetValueOrDefault(id)?.UpdateDisplay(bundle, id);
        }
        else if (CellContext.Current is { } cell)
        {
            outputs[id] = cell.Output;
            cell.Output.Display(bundle, id);
        }
    }

    /// <summary>Runs code of a notebook beside its cells: stopped as a cell is, and what it writes goes to
    /// <paramref name="written"/>.</summary>
    private void Run(Action work, Action<string> written, CancellationToken stop)
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(stop, Volatile.Read(ref interrupt).Token);
        var cell = new CellContext(new NoOutput(written), new StopSignals(stopped.Token), new CellText("slider", ""));
        using var entered = cell.EnterBeside();
        using var watched = InterruptionPoint.Watch(stopped.Token);
        CellThread.Controlled(work, new StopSignals(stopped.Token));
    }
}
