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
        Assert.Contains(".svg, .pdf or .png", Assert.Throws<ExportException>(() => FigureFile.FormatOf(path)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task All_figures_of_a_notebook_are_saved_by_name()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("n.ipynb", SampleNotebook.Json());
        var files = await NotebookFigures.SaveAllAsync(
            path, folder.File("out"), ExportFormat.Svg, new FigureFileOptions(Theme.Paper()), TestContext.Current.CancellationToken);
        Assert.Equal(["01-training-loss-more.svg", "02-x.svg"], files.Select(Path.GetFileName));
        Assert.All(files, file => Assert.Contains("left panel", File.ReadAllText(file), StringComparison.Ordinal));
    }

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
