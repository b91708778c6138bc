using System.Text.Json.Nodes;
using Harmonic.Figures;
using Harmonic.Figures.Browser;
using Harmonic.Notebooks.Sites;
using Harmonic.Notebooks.Tests.Documents;

namespace Harmonic.Notebooks.Tests.Sites;

/// <summary>Pages opened from disk in a real browser, which uses no network.</summary>
public sealed class PagesInBrowserTests : IAsyncDisposable
{
    private const string Observe = """
        (async () => {
          const pause = () => new Promise(done => setTimeout(done, 50));
          const until = async condition => { for (let turn = 0; turn < 400 && !condition(); turn++) await pause(); return condition(); };
          await until(() => document.readyState === 'complete');
          const drawn = [];
          for (const figure of document.querySelectorAll('.figure, #figure')) {
            figure.scrollIntoView();
            drawn.push(await until(() => [...figure.querySelectorAll('.main-svg')].some(layer => layer.textContent.includes('left panel'))));
          }
          const count = selector => document.querySelectorAll(selector).length;
          return JSON.stringify({ drawn, formulas: count('.katex'), code: count('code.hljs'), broken: [...document.images].filter(image => !image.naturalWidth).length });
        })()
        """;

    /// <summary>Drags the figure as a hand does, and tells whether the points are then seen from elsewhere.</summary>
    private const string Turn = """
        (async () => {
          const pause = time => new Promise(done => setTimeout(done, time));
          const host = () => document.querySelector('.figure, #figure');
          for (let turn = 0; turn < 400 && !host()?._fullLayout?.scene?._scene?.glplot; turn++) await pause(50);
          const scene = host()._fullLayout.scene._scene;
          const eye = () => JSON.stringify(scene.getCamera().eye);
          const canvas = scene.glplot.canvas;
          const box = canvas.getBoundingClientRect();
          const mouse = (type, part, buttons) => canvas.dispatchEvent(new MouseEvent(
            type, { bubbles: true, buttons, button: 0, clientX: box.left + box.width * part, clientY: box.top + box.height / 2 }));
          await pause(300);
          const before = eye();
          mouse('mousedown', 0.5, 1);
          for (let step = 1; step <= 8; step++) { mouse('mousemove', 0.5 + step / 40, 1); await pause(50); }
          mouse('mouseup', 0.7, 0);
          await pause(300);
          return JSON.stringify({ drawn: !scene.glplot.gl.isContextLost(), turned: eye() !== before });
        })()
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly HeadlessBrowser _browser = HeadlessBrowser.Start();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_shows_every_figure_formula_and_picture()
    {
        File.WriteAllBytes(_folder.File("dot.png"), Convert.FromBase64String(SampleNotebook.Picture));
        Site.Build(new SiteOptions([_folder.Write("sample.ipynb", SampleNotebook.Json())], _folder.File("site")));
        var seen = await SeeAsync(_folder.File("site/sample.html"), Observe);
        Assert.Equal("""{"drawn":[true,true],"formulas":3,"code":3,"broken":0}""", seen.ToJsonString());
    }

    [Fact]
    public async Task On_a_dark_page_a_figure_has_the_colours_of_the_dark_theme()
    {
        Site.Build(new SiteOptions([_folder.Write("sample.ipynb", SampleNotebook.Json())], _folder.File("site")));
        var seen = await SeeAsync(
            _folder.File("site/sample.html"),
            """
            (async () => {
              for (let turn = 0; turn < 400 && document.readyState !== 'complete'; turn++) await new Promise(done => setTimeout(done, 50));
              const { data, layout } = JSON.parse(document.getElementById('figure-1-data').textContent);
              return JSON.stringify({ data: darkened(data), coloraxis: darkened(layout.coloraxis), template: darkTheme.template });
            })()
            """
        );
        var dark = SampleNotebook.TwoPanels().ToPlotly(Theme.Dark);
        Assert.True(JsonNode.DeepEquals(dark["data"], seen["data"]), seen["data"]!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(dark["layout"]!["coloraxis"], seen["coloraxis"]), seen["coloraxis"]!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(dark["layout"]!["template"], seen["template"]));
    }

    [Fact]
    public async Task Sliders_on_a_page_draw_what_the_notebook_has_of_their_values()
    {
        Site.Build(new SiteOptions([_folder.Write("sliders.ipynb", WithSliders())], _folder.File("site")));
        var seen = await SeeAsync(
            _folder.File("site/sliders.html"),
            """
            (async () => {
              const until = async condition => { for (let turn = 0; turn < 400 && !condition(); turn++) await new Promise(done => setTimeout(done, 50)); };
              const figure = () => document.querySelector('.figure');
              const heights = () => [...(figure()?._fullData?.[0]?.y ?? [])];
              await until(() => heights().length > 0);
              const first = heights();
              const inputs = document.querySelectorAll('.sliders input');
              inputs[0].value = 2;
              inputs[1].value = 0;
              inputs[1].dispatchEvent(new Event('input', { bubbles: true }));
              await until(() => heights()[0] === 20);
              const texts = [...document.querySelectorAll('.sliders label')].map(label => label.textContent.replace(/\s+/g, ' ').trim());
              return JSON.stringify({ first, then: heights(), texts });
            })()
            """
        );
        Assert.Equal("""{"first":[11,1],"then":[20,0],"texts":["height 20","steps 0"]}""", seen.ToJsonString());
    }

    [Fact]
    public async Task A_figure_on_a_page_of_its_own_is_drawn()
    {
        FigurePage.Save(SampleNotebook.TwoPanels().ToPlotly(Theme.Screen), _folder.File("figure.html"));
        var seen = await SeeAsync(_folder.File("figure.html"), Observe);
        Assert.Equal("[true]", seen["drawn"]!.ToJsonString());
    }

    [Fact]
    public async Task Points_in_space_turn_with_the_pointer()
    {
        FigurePage.Save(Space().ToPlotly(Theme.Screen), _folder.File("figure.html"));
        var seen = await SeeAsync(_folder.File("figure.html"), Turn);
        Assert.Equal("""{"drawn":true,"turned":true}""", seen.ToJsonString());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<JsonNode> SeeAsync(string path, string script)
    {
        var page = await BrowserPage.OpenAsync(_browser.Pipe, Cancellation);
        await page.NavigateAsync(new Uri(path), Cancellation);
        return JsonNode.Parse((await page.EvaluateAsync(script, Cancellation))!)!;
    }

    /// <summary>A notebook with a figure at three heights and two steps, as a run without a front end keeps it.</summary>
    private static string WithSliders()
    {
        static JsonObject Drawn(int height, int step)
        {
            var figure = new Figure("Two points");
            figure.Panel.Add(new Line((double[])[0, 1], (double[])[height + step, step]));
            return figure.ToPlotly();
        }

        JsonNode Changes(int height, int step) => DocumentChanges.Between(Drawn(10, 1), Drawn(height, step));
        var grid = new JsonObject
        {
            ["controls"] = new JsonArray(
                JsonNode.Parse("""{"name": "height", "values": ["0", "10", "20"], "start": 1}"""),
                JsonNode.Parse("""{"name": "steps", "values": ["0", "1"], "start": 1}""")
            ),
            ["figures"] = new JsonArray(Changes(0, 0), Changes(0, 1), Changes(10, 0), Changes(10, 1), Changes(20, 0), Changes(20, 1)),
        };
        JsonObject Output(string type, JsonNode content) =>
            new()
            {
                ["output_type"] = "display_data",
                ["data"] = new JsonObject { [type] = content, ["text/plain"] = "controls" },
                ["metadata"] = new JsonObject(),
            };
        return new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
            ["metadata"] = new JsonObject(),
            ["cells"] = new JsonArray(
                new JsonObject
                {
                    ["cell_type"] = "code",
                    ["metadata"] = new JsonObject(),
                    ["source"] = "controls",
                    ["outputs"] = new JsonArray(
                        Output("application/vnd.harmonic.sliders+json", grid),
                        Output("application/vnd.plotly.v1+json", Drawn(10, 1))
                    ),
                }
            ),
        }.ToJsonString();
    }

    private static Figure Space()
    {
        var figure = new Figure("Three points in space");
        figure.Panel.Add(
            new Scatter3d(
                new float[,]
                {
                    { 1, 1, 2 },
                    { 2, 3, 1 },
                    { 3, 2, 3 },
                }
            )
        );
        return figure;
    }
}
