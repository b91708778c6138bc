namespace Harmonic.Figures.Tests;

public sealed class FigureFileTests
{
    [Theory]
    [InlineData("a.svg", ExportFormat.Svg)]
    [InlineData("b/A.PDF", ExportFormat.Pdf)]
    [InlineData("x.y.png", ExportFormat.Png)]
    public void The_ending_says_what_kind_of_picture(string path, ExportFormat format) => Assert.Equal(format, FigureFile.FormatOf(path));

    [Theory]
    [InlineData("a.jpg")]
    [InlineData("a")]
    public void Another_ending_is_refused_with_those_there_are(string path) =>
        Assert.Contains(
            ".svg, .pdf or .png",
            Assert.Throws<ExportException>(() => FigureFile.FormatOf(path)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_page_of_its_own_holds_plotly_and_the_figure()
    {
        using var folder = new TemporaryFolder();
        FigurePage.Save(Theme.Screen.Apply(SampleFigures.TwoPanels()), folder.File("f.html"));
        var page = File.ReadAllText(folder.File("f.html"));
        Assert.Contains("plotly.js v" + PlotlyLibrary.Version, page, StringComparison.Ordinal);
        Assert.Contains("left panel", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script src", page, StringComparison.Ordinal);
    }
}
