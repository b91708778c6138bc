using System.Text.Json.Nodes;
using Harmonic.Export.Browser;

namespace Harmonic.Export.Tests;

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
            drawn.push(await until(() => figure.querySelector('.main-svg')?.textContent.includes('left panel')));
          }
          const count = selector => document.querySelectorAll(selector).length;
          return JSON.stringify({ drawn, formulas: count('.katex'), code: count('code.hljs'), broken: [...document.images].filter(image => !image.naturalWidth).length });
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
        var seen = await SeeAsync(_folder.File("site/sample.html"));
        Assert.Equal("""{"drawn":[true,true],"formulas":2,"code":3,"broken":0}""", seen.ToJsonString());
    }

    [Fact]
    public async Task A_figure_on_a_page_of_its_own_is_drawn()
    {
        FigurePage.Save(Theme.Screen.Apply(SampleFigures.TwoPanels()), _folder.File("figure.html"));
        var seen = await SeeAsync(_folder.File("figure.html"));
        Assert.Equal("[true]", seen["drawn"]!.ToJsonString());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<JsonNode> SeeAsync(string path)
    {
        var page = await BrowserPage.OpenAsync(_browser.Pipe, Cancellation);
        await page.NavigateAsync(new Uri(path), Cancellation);
        return JsonNode.Parse((await page.EvaluateAsync(Observe, Cancellation))!)!;
    }
}
