using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>What Jupyter shows of an <see cref="Interaction"/>: widgets, a figure, and what changes of it.</summary>
internal sealed class InteractionView
{
    private const int LongestText = 4000;
    private const string LabelWidth = "120px";

    private readonly Interaction _interaction;
    private readonly WidgetHost _host;
    private readonly Redrawing _redrawing;
    private readonly IReadOnlyList<ShownPart> _first;
    private readonly List<string> _models = [];
    private readonly string _box;
    private readonly string _words;
    private readonly string? _progress;
    private string _sent = "[]";
    private string _said = "";
    private long _nextProgress;

    internal InteractionView(Interaction interaction, WidgetHost host)
    {
        (_interaction, _host, _first) = (interaction, host, interaction.Parts);
        _redrawing = new Redrawing(Redraw);
        var layout = Open(
            new JsonObject
            {
                ["_model_name"] = "LayoutModel",
                ["_view_name"] = "LayoutView",
                ["width"] = "480px",
            }
        );
        var style = Open(
            new JsonObject
            {
                ["_model_name"] = "DescriptionStyleModel",
                ["_view_name"] = "StyleView",
                ["description_width"] = LabelWidth,
            }
        );
        List<string> children = [.. interaction.Function.Controls.Select((control, index) => Control(control, index, layout, style))];
        if (interaction.IsOnDemand)
        {
            children.Add(OpenButton("Run", _redrawing.Want));
            children.Add(OpenButton("Stop", _redrawing.Stop));
            _progress = Open(Widget("FloatProgress", ("min", 0), ("max", 1), ("value", 0), ("layout", Reference(layout))));
            children.Add(_progress);
        }

        _words = Open(Widget("HTML", ("value", ""), ("placeholder", "")));
        children.Add(_words);
        _box = Open(
            Widget("VBox", ("children", new JsonArray([.. children.Select(child => (JsonNode)Reference(child))])), ("box_style", ""))
        );
    }

    /// <summary>The view of the controls, for an output of a cell.</summary>
    internal JsonObject Controls =>
        new()
        {
            ["version_major"] = 2,
            ["version_minor"] = 0,
            ["model_id"] = _box,
        };

    /// <summary>Whether the controls are there still: a cell that runs again loses those of before.</summary>
    internal bool IsOpen => _host.Update(_words, "value", _said);

    /// <summary>Shows controls and changes in the running cell.</summary>
    /// <returns>The figure as HTML, which belongs beneath them.</returns>
    internal string Show()
    {
        // Under the ids of two models, so that the kernel forgets them with the models.
        _host.Show(_box, again: false, (WidgetHost.ViewMimeType, Controls), ("text/plain", _interaction.ToString()));
        _host.Show(_words, again: false, ("text/html", Changes()));
        var parts = new JsonArray([.. _first.Select(part => part.Document.DeepClone())]);
        return EmbeddedText
            .Read("interact.html")
            .Replace("{{loader}}", NotebookHtml.Loader(), StringComparison.Ordinal)
            .Replace("{{id}}", "harmonic-" + Guid.NewGuid().ToString("N"), StringComparison.Ordinal)
            .Replace("{{key}}", _words, StringComparison.Ordinal)
            .Replace("{{text}}", WebUtility.HtmlEncode(_interaction.ToString()), StringComparison.Ordinal)
            .Replace("{{parts}}", FigurePage.ScriptJson(parts), StringComparison.Ordinal);
    }

    internal void Close()
    {
        _redrawing.Stop();
        Enumerable.Reverse(_models).ToList().ForEach(_host.Close);
    }

    private string Control(Adjustable control, int index, string layout, string style)
    {
        var widget = control.Widget();
        widget["description"] = _interaction.Function.Names[index];
        (widget["layout"], widget["style"]) = (Reference(layout), Reference(style));
        if (control is Button)
        {
            widget.Remove("style");
            return Open(widget, said: message => Pressed(message, () => Set(index, (int)_interaction.Settings()[index] + 1)));
        }

        return Open(widget, changes =>
        {
            if (control.Read(changes) is { } value)
            {
                Set(index, value);
            }
        });
    }

    private void Set(int control, object value)
    {
        if (_interaction.Set(control, value) && !_interaction.IsOnDemand)
        {
            _redrawing.Want();
        }
    }

    private string OpenButton(string text, Action pressed) =>
        Open(Widget("Button", ("description", text), ("disabled", false)), said: message => Pressed(message, pressed));

    private static void Pressed(JsonObject message, Action pressed)
    {
        if (message["event"] is JsonValue value && value.TryGetValue<string>(out var happened) && happened == "click")
        {
            pressed();
        }
    }

    /// <summary>One drawing, on a thread of its own. Whatever goes wrong in it is said under the controls, which go on working.</summary>
    private void Redraw(CancellationToken stop)
    {
        var written = new StringBuilder();
        var trouble = "";
        Report(0);
        try
        {
            _host.Run(
                () => _interaction.Draw(_interaction.Settings(), new Reporting(this), stop),
                text =>
                {
                    lock (written)
                    {
                        written.Append(text, 0, Math.Clamp(LongestText - written.Length, 0, text.Length));
                    }
                },
                stop
            );
            Send();
            Report(1);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            if (_redrawing.IsWanted)
            {
                return; // Out of date: what comes next will say what there is to say.
            }

            trouble = failure is OperationCanceledException or ThreadInterruptedException
                ? "Stopped."
                : $"{failure.GetType().Name}: {failure.Message}";
        }

        lock (written)
        {
            Say(trouble, written.ToString());
        }
    }

    private void Send()
    {
        var parts = _interaction.Parts;
        var changes = new JsonArray();
        for (var index = 0; index < Math.Max(parts.Count, _first.Count); index++)
        {
            var (first, now) = (index < _first.Count ? _first[index].Document : [], index < parts.Count ? parts[index].Document : []);
            changes.Add((JsonNode)DocumentChanges.Between(first, now));
        }

        var text = FigurePage.ScriptJson(changes);
        if (text != _sent)
        {
            _sent = text;
            _host.Show(_words, again: true, ("text/html", Changes()));
        }
    }

    private string Changes() =>
        "<script>(() => { (window.harmonicChanges ??= {})['"
        + _words
        + "'] = "
        + _sent
        + "; window.dispatchEvent(new CustomEvent('harmonic-changes', { detail: '"
        + _words
        + "' })); })();</script>";

    private void Say(string trouble, string written)
    {
        var html = string.Concat(
            trouble.Length > 0 ? $"<pre style=\"color:#b00020;white-space:pre-wrap\">{WebUtility.HtmlEncode(trouble)}</pre>" : "",
            written.Length > 0 ? $"<pre>{WebUtility.HtmlEncode(written)}</pre>" : ""
        );
        if (html != _said)
        {
            _said = html;
            _host.Update(_words, "value", html);
        }
    }

    private void Report(double done)
    {
        if (_progress is not null && (Environment.TickCount64 >= _nextProgress || done is 0 or 1))
        {
            _nextProgress = Environment.TickCount64 + 50;
            _host.Update(_progress, "value", double.IsFinite(done) ? Math.Clamp(done, 0, 1) : 0);
        }
    }

    private string Open(JsonObject widget, Action<JsonObject>? changed = null, Action<JsonObject>? said = null)
    {
        var id = _host.Open(widget, changed, said);
        _models.Add(id);
        return id;
    }

    private static JsonObject Widget(string kind, params (string Name, JsonNode? Value)[] state)
    {
        var widget = new JsonObject { ["_model_name"] = kind + "Model", ["_view_name"] = kind + "View" };
        foreach (var (name, value) in state)
        {
            widget[name] = value;
        }

        return widget;
    }

    private static string Reference(string model) => "IPY_MODEL_" + model;

    /// <summary>Says at once how far a drawing is; <see cref="Progress{T}"/> would say it some time.</summary>
    private sealed class Reporting(InteractionView view) : IProgress<double>
    {
        public void Report(double value) => view.Report(value);
    }
}
