using Harmonic.Notebooks.CommandLine;

namespace Harmonic.Notebooks.Tests.CommandLine;

public sealed class FiguresAndSiteTests : IDisposable
{
    private const string Figure = """
        {"data": [{"type": "scatter", "x": [1, 2], "y": [3, 4]}], "layout": {"title": {"text": "One line"}}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("harmonic-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("pdf")]
    [InlineData("svg")]
    [InlineData("png")]
    public async Task Figures_of_an_executed_notebook_are_saved_without_running_it(string format)
    {
        var notebook = Write("done.ipynb", Output());
        Assert.Equal(
            0,
            await HarmonicCommand.InvokeAsync([
                "figures",
                notebook,
                "--format",
                format,
                "--width",
                "3.3in",
                "--theme",
                "paper-serif",
                "--out",
                Place("out"),
            ])
        );
        Assert.Equal([Place($"out/01-one-line.{format}")], Directory.GetFiles(Place("out")));
    }

    [Fact]
    public async Task Figures_of_several_notebooks_go_to_folders_of_their_names()
    {
        string[] notebooks = [Write("a.ipynb", Output()), Write("b.ipynb", Output())];
        Assert.Equal(0, await HarmonicCommand.InvokeAsync(["figures", .. notebooks, "--format", "svg", "--out", Place("out")]));
        Assert.True(File.Exists(Place("out/a/01-one-line.svg")) && File.Exists(Place("out/b/01-one-line.svg")));
    }

    [Fact]
    public async Task Notebooks_of_one_name_are_refused()
    {
        Directory.CreateDirectory(Place("a"));
        string[] notebooks = [Write("a/done.ipynb", Output()), Write("done.ipynb", Output())];
        Assert.Equal(2, await HarmonicCommand.InvokeAsync(["figures", .. notebooks, "--format", "svg", "--out", Place("out")]));
        Assert.False(Directory.Exists(Place("out")));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("01-one-line")]
    public async Task One_figure_is_saved_by_number_or_name(string figure)
    {
        var notebook = Write("done.ipynb", Output() + "," + Output());
        Assert.Equal(0, await HarmonicCommand.InvokeAsync(["figures", notebook, "--figure", figure, "--out", Place("out")]));
        Assert.Equal([Place("out/01-one-line.pdf")], Directory.GetFiles(Place("out")));
    }

    [Theory]
    [InlineData("--format", "gif")]
    [InlineData("--width", "3.3")]
    [InlineData("--width", "0in")]
    [InlineData("--theme", "neon")]
    [InlineData("--dpi", "9999")]
    [InlineData("--figure", "2")]
    [InlineData("--figure", "one-line")]
    public async Task What_makes_no_sense_ends_with_2_and_nothing_written(string option, string value)
    {
        var notebook = Write("done.ipynb", Output());
        Assert.Equal(2, await HarmonicCommand.InvokeAsync(["figures", notebook, option, value, "--out", Place("out")]));
        Assert.False(Directory.Exists(Place("out")));
    }

    [Fact]
    public async Task A_notebook_that_was_not_executed_has_no_figures_to_save()
    {
        Assert.Equal(2, await HarmonicCommand.InvokeAsync(["figures", Write("new.ipynb", ""), "--out", Place("out")]));
        Assert.Equal(2, await HarmonicCommand.InvokeAsync(["figures", Place("nowhere.ipynb"), "--out", Place("out")]));
        Assert.False(Directory.Exists(Place("out")));
    }

    [Fact]
    public async Task A_site_is_built_of_the_notebooks_named()
    {
        Assert.Equal(0, await HarmonicCommand.InvokeAsync(["site", Write("done.ipynb", Output()), "--out", Place("site")]));
        Assert.Contains(
            "done.html",
            await File.ReadAllTextAsync(Place("site/index.html"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.True(File.Exists(Place("site/done.html")));
        Assert.Equal(2, await HarmonicCommand.InvokeAsync(["site", Place("nowhere.ipynb"), "--out", Place("other")]));
        Assert.False(Directory.Exists(Place("other")));
    }

    private static string Output() =>
        $$"""{"output_type": "display_data", "metadata": {}, "data": {"application/vnd.plotly.v1+json": {{Figure}} } }""";

    private string Place(string name) => Path.Combine(_folder, name);

    private string Write(string name, string output)
    {
        File.WriteAllText(
            Place(name),
            $$"""
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": "figure", "outputs": [{{output}}]}]}
            """
        );
        return Place(name);
    }
}
