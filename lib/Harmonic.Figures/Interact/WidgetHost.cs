using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>
/// The widgets of the kernel that runs the notebook, where it has some: it puts five functions under a name in
/// <see cref="AppContext"/>, made of the framework's types alone, so that this library refers to no kernel.
/// </summary>
/// <param name="open">Opens a model of Jupyter's with a state; told of what a reader changes, and of a widget's own messages.</param>
/// <param name="update">Changes a model's state; false if the model is closed.</param>
/// <param name="close">Closes a model.</param>
/// <param name="show">
/// Shows something in the running cell under an id, or puts it in the place of what is on show under it; the kernel forgets it with the
/// model of that id, if there is one.
/// </param>
/// <param name="run">
/// Runs code beside the notebook's cells so that it can be stopped as they can; what it writes to the console goes to the second argument.
/// </param>
internal sealed class WidgetHost(
    Func<JsonObject, Action<JsonObject>, Action<JsonObject>, string> open,
    Func<string, JsonObject, bool> update,
    Action<string> close,
    Action<string, IReadOnlyDictionary<string, JsonNode>, bool> show,
    Action<Action, Action<string>, CancellationToken> run
)
{
    private const string Name = "Harmonic.Widgets";
    private const string BaseModule = "@jupyter-widgets/base";
    private const string ControlsModule = "@jupyter-widgets/controls";

    /// <summary>Of ipywidgets 8; both modules have the same.</summary>
    private const string ModuleVersion = "2.0.0";

    /// <summary>Jupyter's MIME type of a view of a widget.</summary>
    internal const string ViewMimeType = "application/vnd.jupyter.widget-view+json";

    internal static WidgetHost? Current =>
        AppContext.GetData(Name)
            is ValueTuple<
                Func<JsonObject, Action<JsonObject>, Action<JsonObject>, string>,
                Func<string, JsonObject, bool>,
                Action<string>,
                Action<string, IReadOnlyDictionary<string, JsonNode>, bool>,
                Action<Action, Action<string>, CancellationToken>
            > functions
            ? new WidgetHost(functions.Item1, functions.Item2, functions.Item3, functions.Item4, functions.Item5)
            : null;

    /// <summary>Opens one of Jupyter's standard widgets.</summary>
    internal string Open(JsonObject widget, Action<JsonObject>? changed = null, Action<JsonObject>? said = null)
    {
        var kind = (string?)widget["_model_name"];
        widget["_model_module"] = kind == "LayoutModel" ? BaseModule : ControlsModule;
        widget["_view_module"] = kind is "LayoutModel" or "DescriptionStyleModel" ? BaseModule : ControlsModule;
        (widget["_model_module_version"], widget["_view_module_version"]) = (ModuleVersion, ModuleVersion);
        return open(widget, changed ?? (_ => { }), said ?? (_ => { }));
    }

    /// <summary>Sets a part of a model's state; whether the model is still open.</summary>
    internal bool Update(string id, string name, JsonNode? value) => update(id, new JsonObject { [name] = value });

    internal void Close(string id) => close(id);

    internal void Show(string id, bool again, params (string MimeType, JsonNode Content)[] forms) =>
        show(id, forms.ToDictionary(form => form.MimeType, form => form.Content), again);

    internal void Run(Action work, Action<string> written, CancellationToken stop) => run(work, written, stop);
}
