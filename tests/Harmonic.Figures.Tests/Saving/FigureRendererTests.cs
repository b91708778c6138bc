using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Harmonic.Figures.Browser;

namespace Harmonic.Figures.Tests;

/// <summary>Drawing with a real browser, one for all tests of this class.</summary>
public sealed partial class FigureRendererTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private static readonly FigureFileOptions Paper = new(Theme.Paper());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_svg_states_its_size_in_inches_and_its_labels_are_text()
    {
        var svg = XDocument.Parse(
            Encoding.UTF8.GetString(await fixture.Renderer.RenderAsync(SampleFigures.TwoPanels(), ExportFormat.Svg, Paper, Cancellation))
        );
        Assert.Equal(3.3, double.Parse(svg.Root!.Attribute("width")!.Value.TrimEnd('i', 'n'), CultureInfo.InvariantCulture), 0.001);
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToArray();
        Assert.Contains("left panel", texts);
        Assert.Contains("time (s)", texts);
        Assert.Contains("falling", texts);
    }

    [Theory]
    [InlineData(FontFace.Sans)]
    [InlineData(FontFace.Serif)]
    public async Task A_pdf_has_one_page_of_the_figures_size_and_its_fonts_in_it(FontFace font)
    {
        var options = new FigureFileOptions(Theme.Paper(font: font), new Length(3.5), new Length(2.5));
        var pdf = Encoding.Latin1.GetString(
            await fixture.Renderer.RenderAsync(SampleFigures.TwoPanels(), ExportFormat.Pdf, options, Cancellation)
        );
        Assert.StartsWith("%PDF", pdf, StringComparison.Ordinal);
        var box = MediaBox().Match(pdf).Groups;
        Assert.Equal(252, double.Parse(box[1].Value, CultureInfo.InvariantCulture), 1);
        Assert.Equal(180, double.Parse(box[2].Value, CultureInfo.InvariantCulture), 1);
        Assert.Equal(1, Regex.Count(pdf, @"/Type\s*/Page\b"));
        var fonts = Regex.Count(pdf, @"/Type\s*/FontDescriptor");
        Assert.True(fonts > 0, "no font: labels are not text");
        Assert.Equal(fonts, Regex.Count(pdf, @"/FontFile[23]?\s"));
        Assert.DoesNotMatch(@"/Subtype\s*/Type3\b", pdf);
    }

    [Theory]
    [InlineData(96, 317)]
    [InlineData(300, 990)]
    public async Task A_png_has_the_resolution_asked_for(int resolution, int width)
    {
        var png = await fixture.Renderer.RenderAsync(
            SampleFigures.TwoPanels(),
            ExportFormat.Png,
            Paper with
            {
                Resolution = resolution,
            },
            Cancellation
        );
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), width - 1, width + 1);
    }

    [Fact]
    public async Task A_foreign_figure_is_drawn_too()
    {
        var svg = Encoding.UTF8.GetString(
            await fixture.Renderer.RenderAsync(SampleFigures.Foreign(), ExportFormat.Svg, new FigureFileOptions(Theme.Screen), Cancellation)
        );
        Assert.Contains("Foreign", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_drawn_by_webgl_are_one_picture_in_a_vector_file()
    {
        var figure = SampleFigures.Parse(
            """{"data": [{"type": "scattergl", "mode": "markers", "x": [1, 2, 3], "y": [1, 2, 3]}], "layout": {"xaxis": {"title": {"text": "kept"}}}}"""
        );
        var svg = Encoding.UTF8.GetString(
            await fixture.Renderer.RenderAsync(figure, ExportFormat.Svg, new FigureFileOptions(Theme.Screen), Cancellation)
        );
        Assert.Contains("<image", svg, StringComparison.Ordinal);
        Assert.Contains(">kept</text>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_plotly_cannot_draw_gives_plotlys_reason_and_the_next_one_is_drawn()
    {
        var broken = SampleFigures.Parse(
            """{"data": [{"type": "scatter", "x": {"dtype": "f4", "bdata": "***"}, "y": [1]}], "layout": {}}"""
        );
        var error = await Assert.ThrowsAsync<ExportException>(() =>
            fixture.Renderer.RenderAsync(broken, ExportFormat.Svg, Paper, Cancellation)
        );
        Assert.Contains("plotly.js could not draw the figure", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await fixture.Renderer.RenderAsync(SampleFigures.TwoPanels(), ExportFormat.Svg, Paper, Cancellation));
    }

    [Fact]
    public async Task Pictures_asked_for_at_once_are_drawn_one_after_the_other()
    {
        var pictures = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => fixture.Renderer.RenderAsync(SampleFigures.TwoPanels(), ExportFormat.Svg, Paper, Cancellation))
        );
        Assert.All(pictures, picture => Assert.Contains("right panel", Encoding.UTF8.GetString(picture), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_browser_leaves_no_process_and_no_profile()
    {
        var browser = HeadlessBrowser.Start();
        var process = Process.GetProcessById(browser.ProcessId);
        await BrowserPage.OpenAsync(browser.Pipe, Cancellation);
        Assert.True(Directory.Exists(browser.Profile));
        await browser.DisposeAsync();
        Assert.True(process.HasExited);
        Assert.False(Directory.Exists(browser.Profile));
    }

    [Fact]
    public async Task A_browser_that_dies_is_reported_and_the_next_figure_starts_another()
    {
        await using var renderer = new FigureRenderer();
        await renderer.RenderAsync(SampleFigures.TwoPanels(), ExportFormat.Svg, Paper, Cancellation);
        renderer.Browser!.Kill();
        await Assert.ThrowsAsync<ExportException>(() =>
            renderer.RenderAsync(SampleFigures.TwoPanels(), ExportFormat.Svg, Paper, Cancellation)
        );
        Assert.NotEmpty(await renderer.RenderAsync(SampleFigures.TwoPanels(), ExportFormat.Svg, Paper, Cancellation));
    }

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]")]
    private static partial Regex MediaBox();
}
