using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Harmonic.Figures.Tests;

/// <summary>A kernel finds the formatters by names alone; so do these tests.</summary>
[Collection("environment")]
public sealed class NotebookDisplayTests
{
    [Fact]
    public void A_live_figure_goes_out_as_document_html_and_text()
    {
        var bundle = Bundle(Sample(), headless: null);
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], bundle.Keys.Order());
        Assert.Equal("[figure] A figure\nIts caption.", bundle["text/plain"]);
        Assert.NotNull(JsonNode.Parse(bundle["application/vnd.plotly.v1+json"])!["data"]);
    }

    [Fact]
    public void A_figure_to_be_kept_goes_out_as_document_picture_and_text()
    {
        var bundle = Bundle(Sample(), headless: "1");
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], bundle.Keys.Order());
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], Convert.FromBase64String(bundle["image/png"])[..4]);
    }

    [Fact]
    public void The_html_holds_the_figure_once_and_looks_for_plotly_at_the_kernel_first()
    {
        var html = Bundle(Sample(), headless: null)["text/html"];
        var data = Regex.Match(html, "<script type=\"application/json\"[^>]*>(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal("a figure", (string?)JsonNode.Parse(data)!["data"]![0]!["name"], ignoreCase: true);
        Assert.True(html.IndexOf("kernelspecs/", StringComparison.Ordinal) < html.IndexOf("https://", StringComparison.Ordinal));
        Assert.Single(Regex.Matches(html, "https?://"));
    }

    [Fact]
    public void No_label_can_end_the_script()
    {
        var figure = Sample();
        figure.Title = "</script><script>alert(1)</script>";
        var html = Bundle(figure, headless: null)["text/html"];
        Assert.Equal(2, Regex.Count(html, "<script"));
        Assert.Equal(2, Regex.Count(html, "</script"));
    }

    private static Figure Sample()
    {
        var figure = new Figure("A figure") { Caption = "Its caption." };
        figure.Panel.Add(new Line((double[])[1, 2]) { Name = "A figure" });
        return figure;
    }

    private static Dictionary<string, string> Bundle(Figure figure, string? headless)
    {
        var before = Environment.GetEnvironmentVariable("HARMONIC_HEADLESS");
        Environment.SetEnvironmentVariable("HARMONIC_HEADLESS", headless);
        try
        {
            var attribute = typeof(Figure)
                .GetCustomAttributes()
                .Single(candidate => candidate.GetType().Name == "TypeFormatterSourceAttribute");
            var preferred = (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
            var source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
            var formatters = (System.Collections.IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
            var bundle = formatters
                .Cast<object>()
                .Select(formatter => Format(formatter, figure))
                .Where(part => part.Written)
                .ToDictionary(part => part.Type, part => part.Text);
            Assert.Equal(preferred.Order(), bundle.Keys.Order());
            return bundle;
        }
        finally
        {
            Environment.SetEnvironmentVariable("HARMONIC_HEADLESS", before);
        }
    }

    private static (string Type, bool Written, string Text) Format(object formatter, Figure figure)
    {
        using var writer = new StringWriter();
        var written = (bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [figure, writer])!;
        return ((string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!, written, writer.ToString());
    }
}
