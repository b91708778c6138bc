using System.Text.Json.Nodes;
using Harmonic.Figures;
using Harmonic.Figures.Browser;
using Harmonic.Kernel.Sites;
using Harmonic.Kernel.Tests.Notebooks;

namespace Harmonic.Kernel.Tests.Sites;

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
