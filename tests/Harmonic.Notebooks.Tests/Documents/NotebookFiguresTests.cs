using Harmonic.Figures;
using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Tests.Documents;

public sealed class NotebookFiguresTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_figure_of_a_notebook_is_found_with_its_cell_and_title()
    {
        using var folder = new TemporaryFolder();
        var figures = NotebookFigures.Of(NotebookDocument.Open(folder.Write("n.ipynb", SampleNotebook.Json())));
        Assert.Equal([(5, 1, "Training loss & more"), (5, 2, "x")], figures.Select(figure => (figure.Cell, figure.Number, figure.Title)));
        Assert.Equal(["01-training-loss-more", "02-x"], figures.Select(figure => figure.FileName));
    }

    [Fact]
    public void A_figure_without_a_title_is_named_for_its_cell() => Assert.Equal("03-cell-7", new NotebookFigure(7, 3, "", []).FileName);

    [Theory]
    [InlineData("{ not json", "is not valid JSON")]
    [InlineData("[]", "no notebook")]
    [InlineData("""{"nbformat": 3, "cells": []}""", "format 4")]
    [InlineData("""{"worksheets": []}""", "no notebook")]
    public void What_is_no_notebook_is_refused(string text, string reason)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("n.ipynb", text);
        var error = Assert.Throws<UsageException>(() => NotebookDocument.Open(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_notebook_is_named() =>
        Assert.Contains(
            "nowhere.ipynb",
            Assert.Throws<UsageException>(() => NotebookDocument.Open("nowhere.ipynb")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_notebook_of_another_language_shows_its_figures_too()
    {
        using var folder = new TemporaryFolder();
        var python = SampleNotebook
            .Json()
            .Replace(
                "\"metadata\":{},\"cells\"",
                "\"metadata\":{\"kernelspec\":{\"language\":\"python\"}},\"cells\"",
                StringComparison.Ordinal
            );
        Assert.Equal(2, NotebookFigures.Of(NotebookDocument.Open(folder.Write("n.ipynb", python))).Count);
    }

    [Fact]
    public async Task A_notebook_that_has_not_been_executed_is_told_from_one_without_figures()
    {
        await RefusesAsync("""{"nbformat": 4, "cells": []}""", "has not been executed");
        await RefusesAsync(
            """{"nbformat": 4, "cells": [{"cell_type": "code", "outputs": [{"output_type": "stream", "name": "stdout", "text": "1"}]}]}""",
            "shows no figures"
        );
    }

    [Fact]
    public async Task All_figures_of_a_notebook_are_saved_by_name()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("n.ipynb", SampleNotebook.Json());
        var saved = await NotebookFigures.SaveAllAsync(
            path,
            folder.File("out"),
            ExportFormat.Svg,
            new FigureFileOptions(Theme.Paper()),
            cancellation: Cancellation
        );
        Assert.Equal(["01-training-loss-more.svg", "02-x.svg"], saved.Select(figure => Path.GetFileName(figure.File)));
        Assert.All(saved, figure => Assert.Contains("left panel", File.ReadAllText(figure.File!), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_figure_that_cannot_be_drawn_says_why_and_the_others_are_saved()
    {
        using var folder = new TemporaryFolder();
        var json = SampleNotebook.Json();
        var first = json.IndexOf("\"y\":[4,3]", StringComparison.Ordinal);
        var path = folder.Write("n.ipynb", json[..first] + "\"y\":{\"dtype\":\"f4\",\"bdata\":\"***\"}" + json[(first + 9)..]);
        var saved = await NotebookFigures.SaveAllAsync(
            path,
            folder.File("out"),
            ExportFormat.Svg,
            new FigureFileOptions(Theme.Screen),
            cancellation: Cancellation
        );
        Assert.Contains("Figure 1, “Training loss & more”", saved[0].Problem, StringComparison.Ordinal);
        Assert.Equal(["02-x.svg"], Directory.GetFiles(folder.File("out")).Select(Path.GetFileName));
    }

    [Fact]
    public void The_pictures_in_a_notebook_become_files()
    {
        using var folder = new TemporaryFolder();
        var files = NotebookFigures.SavePictures(folder.Write("n.ipynb", SampleNotebook.Json()), folder.File("figures"));
        Assert.Equal(["01-training-loss-more.png", "02-x.png"], files.Select(Path.GetFileName));
        Assert.All(files, file => Assert.Equal(Convert.FromBase64String(SampleNotebook.Picture), File.ReadAllBytes(file)));
    }

    private static async Task RefusesAsync(string notebook, string reason)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("n.ipynb", notebook);
        var error = await Assert.ThrowsAsync<ExportException>(() =>
            NotebookFigures.SaveAllAsync(
                path,
                folder.Path,
                ExportFormat.Svg,
                new FigureFileOptions(Theme.Screen),
                cancellation: Cancellation
            )
        );
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
