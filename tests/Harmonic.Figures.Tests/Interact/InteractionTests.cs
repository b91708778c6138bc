using System.Text.Json.Nodes;

namespace Harmonic.Figures.Tests.Interactive;

/// <summary>An interaction over a host that records, as a kernel would be.</summary>
[Collection("environment")]
public sealed class InteractionTests : IDisposable
{
    private const string Name = "Harmonic.Widgets";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, (JsonObject State, Action<JsonObject> Changed, Action<JsonObject> Said)> _models = [];
    private readonly List<(string Id, IReadOnlyDictionary<string, JsonNode> Forms, bool Again)> _shown = [];

    public void Dispose() => AppContext.SetData(Name, null);

    [Fact]
    public void Without_a_kernels_widgets_it_is_the_figure_at_the_start_and_says_so()
    {
        var html = Format("text/html", Sample())!;
        Assert.Contains("Here gamma = 1. Where there are no sliders", html, StringComparison.Ordinal);
        Assert.Contains("<audio", html, StringComparison.Ordinal);
        Assert.Null(Format("application/vnd.plotly.v1+json", Sample()));
        Assert.Contains("gamma = 1.", Format("text/plain", Sample()), StringComparison.Ordinal);
    }

    [Fact]
    public void With_them_the_cell_shows_controls_changes_and_the_figure()
    {
        Offer();
        var interaction = Sample();
        var html = Format("text/html", interaction)!;
        Assert.Contains("harmonicChanges", html, StringComparison.Ordinal);
        Assert.Equal(["LayoutModel", "DescriptionStyleModel", "FloatLogSliderModel", "HTMLModel", "VBoxModel"], Kinds());
        var slider = _models.Values.Single(model => (string)model.State["_model_name"]! == "FloatLogSliderModel");
        Assert.Equal("gamma", (string)slider.State["description"]!);
        Assert.Equal(2, _shown.Count);
        var view = _shown[0].Forms["application/vnd.jupyter.widget-view+json"];
        Assert.Equal("VBoxModel", (string)_models[(string)view["model_id"]!].State["_model_name"]!);

        slider.Changed(new JsonObject { ["value"] = 2 });
        Await(() => _shown.Count == 3);
        Assert.Equal((_shown[1].Id, true), (_shown[2].Id, _shown[2].Again));
        var script = (string)_shown[2].Forms["text/html"]!;
        Assert.Contains("\"data\",0,\"x\"", script, StringComparison.Ordinal);
        Assert.DoesNotContain("layout\",\"template", script, StringComparison.Ordinal);
        Assert.Equal(2.0, interaction.Value<double>("gamma"));
    }

    [Fact]
    public void What_the_function_throws_stands_under_the_controls_until_it_goes_well_again()
    {
        Offer();
        var calls = 0;
        var interaction = Interact.With(
            (double gamma) =>
                Interlocked.Increment(ref calls) >= 2 && gamma > 1.5 ? throw new InvalidOperationException("too much") : Drawn(gamma),
            Slider.Linear(0, 2, 1)
        );
        Format("text/html", interaction);
        var slider = _models.Values.Single(model => (string)model.State["_model_name"]! == "FloatSliderModel");
        var words = _models.Values.Single(model => (string)model.State["_model_name"]! == "HTMLModel").State;
        slider.Changed(new JsonObject { ["value"] = 1.6 });
        Await(() => ((string)words["value"]!).Contains("InvalidOperationException: too much", StringComparison.Ordinal));
        slider.Changed(new JsonObject { ["value"] = 0.5 });
        Await(() => ((string)words["value"]!).Length == 0);
        Assert.Equal(3, _shown.Count);
    }

    [Fact]
    public void Shown_again_it_keeps_its_controls_and_has_new_ones_where_it_was_left_once_they_are_closed()
    {
        Offer();
        var interaction = Sample();
        Format("text/html", interaction);
        var slider = _models.Values.Single(model => (string)model.State["_model_name"]! == "FloatLogSliderModel");
        slider.Changed(new JsonObject { ["value"] = 2 });
        Await(() => _shown.Count == 3);
        Format("text/html", interaction);
        Assert.Equal(5, _models.Count);

        _models.Clear(); // as when the cell runs again
        Format("text/html", interaction);
        Assert.Equal(["LayoutModel", "DescriptionStyleModel", "FloatLogSliderModel", "HTMLModel", "VBoxModel"], Kinds());
        Assert.Equal(2, (double)_models.Values.Single(model => model.State.ContainsKey("base")).State["value"]!);
    }

    [Fact]
    public void What_takes_longer_begins_with_a_button_shows_how_far_it_is_and_stops_with_another()
    {
        Offer();
        var begun = new ManualResetEventSlim();
        var interaction = Interact.Run(
            (double gamma, IProgress<double> progress, CancellationToken stop) =>
            {
                progress.Report(0.5);
                begun.Set();
                stop.WaitHandle.WaitOne(gamma > 1 ? Limit : TimeSpan.Zero);
                stop.ThrowIfCancellationRequested();
                return Drawn(gamma);
            },
            Slider.Linear(0, 2, 2)
        );
        Assert.Null(interaction.Result);
        Format("text/html", interaction);
        var click = new JsonObject { ["event"] = "click" };
        (JsonObject State, Action<JsonObject> Changed, Action<JsonObject> Said) Of(string kind, string? text = null) =>
            _models.Values.Single(model =>
                (string)model.State["_model_name"]! == kind && (text is null || (string)model.State["description"]! == text)
            );
        Of("ButtonModel", "Run").Said(click);
        Assert.True(begun.Wait(Limit, TestContext.Current.CancellationToken));
        Of("ButtonModel", "Stop").Said(click);
        Await(() => ((string)Of("HTMLModel").State["value"]!).Contains("Stopped.", StringComparison.Ordinal));
        Assert.Null(interaction.Result);
        Of("FloatSliderModel").Changed(new JsonObject { ["value"] = 0.5 });
        Assert.Null(interaction.Result);
        Of("ButtonModel", "Run").Said(click);
        Await(() => _shown.Count == 3);
        Assert.IsType<Figure>(interaction.Result);
        Assert.Contains("\"figure\"", (string)_shown[2].Forms["text/html"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notebook_to_be_kept_has_the_controls_the_grid_the_sound_and_the_figure()
    {
        Offer();
        var before = Environment.GetEnvironmentVariable("HARMONIC_HEADLESS");
        Environment.SetEnvironmentVariable("HARMONIC_HEADLESS", "1");
        try
        {
            var document = JsonNode.Parse(Format("application/vnd.plotly.v1+json", Sample().OnSite(3))!)!;
            var grid = _shown[0].Forms["application/vnd.harmonic.sliders+json"].AsObject();
            Assert.Equal("""[{"name":"gamma","values":["0.1","1","10"],"start":1}]""", grid["controls"]!.ToJsonString());
            Assert.Equal("[]", grid["figures"]![1]!.ToJsonString());
            var last = DocumentChanges.Apply(document.AsObject(), grid["figures"]![2]!.AsArray());
            Assert.Equal("[10,0]", last["data"]![0]!["x"]!.ToJsonString());
            Assert.True(_shown[0].Forms.ContainsKey("application/vnd.jupyter.widget-view+json"));
            Assert.Contains("<audio", (string)_shown[1].Forms["text/html"]!, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("HARMONIC_HEADLESS", before);
        }
    }

    [Fact]
    public void Whoever_starts_the_notebook_says_where_sliders_begin()
    {
        Environment.SetEnvironmentVariable("HARMONIC_SLIDERS", """{"gamma": "5", "other": "1"}""");
        try
        {
            Assert.Equal(5.0, Sample().Value<double>("gamma"));
            Environment.SetEnvironmentVariable("HARMONIC_SLIDERS", """{"gamma": "11"}""");
            Assert.Equal("`11` is no value of gamma, which is from 0.1 to 10.", Assert.Throws<ArgumentException>(Sample).Message);
        }
        finally
        {
            Environment.SetEnvironmentVariable("HARMONIC_SLIDERS", null);
        }
    }

    private static Interaction Sample() => Interact.With((double gamma) => (Drawn(gamma), new Sound()), Slider.Log(0.1, 10));

    private static Figure Drawn(double gamma)
    {
        var figure = new Figure("A figure");
        figure.Panel.Add(new Line((double[])[gamma, 0], (double[])[1, 2]));
        return figure;
    }

    private static string? Format(string mimeType, Interaction interaction)
    {
        using var writer = new StringWriter();
        var formatter = new InteractionFormatterSource().CreateTypeFormatters().Single(one => one.MimeType == mimeType);
        return formatter.Format(interaction, writer) ? writer.ToString() : null;
    }

    private static void Await(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, Limit));

    private IEnumerable<string> Kinds() => _models.Values.Select(model => (string)model.State["_model_name"]!);

    private void Offer()
    {
        (
            Func<JsonObject, Action<JsonObject>, Action<JsonObject>, string>,
            Func<string, JsonObject, bool>,
            Action<string>,
            Action<string, IReadOnlyDictionary<string, JsonNode>, bool>,
            Action<Action, Action<string>, CancellationToken>
        ) functions = (
            (state, changed, said) =>
            {
                var id = $"model-{_models.Count}";
                _models[id] = (state, changed, said);
                return id;
            },
            (id, changes) =>
            {
                foreach (var (name, value) in changes)
                {
                    if (_models.TryGetValue(id, out var model))
                    {
                        model.State[name] = value?.DeepClone();
                    }
                }

                return _models.ContainsKey(id);
            },
            id => _models.Remove(id),
            (id, forms, again) => _shown.Add((id, forms, again)),
            (work, _, _) => work()
        );
        AppContext.SetData(Name, functions);
    }

    /// <summary>Something with a formatter of its own, as sounds have.</summary>
    [TypeFormatterSource(typeof(SoundFormatterSource))]
    private sealed class Sound;

    private sealed class SoundFormatterSource
    {
        private readonly NotebookFormatter<Sound>[] _formatters = [new("text/html", _ => "<audio></audio>")];

        public NotebookFormatter<Sound>[] CreateTypeFormatters() => _formatters;
    }
}
