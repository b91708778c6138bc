namespace Harmonic.Kernel.Tests.Notebooks;

public sealed class NotebookFiguresTests
{
    [Fact]
    public void Every_figure_of_a_notebook_is_found_with_its_cell_and_title()
    {
        using var folder = new TemporaryFolder();
        var figures = NotebookFigures.Read(folder.Write("n.ipynb", SampleNotebook.Json()));
        Assert.Equal([(5, 1, "Training loss & more"), (5, 2, "x")], figures.Select(figure => (figure.Cell, figure.Number, figure.Title)));
        Assert.Equal(["01-training-loss-more", "02-x"], figures.Select(figure => figure.FileName));
    }

    [Fact]
    public void A_figure_without_a_title_is_named_for_its_cell() =>
        Assert.Equal("03-cell-7", new NotebookFigure(7, 3, "", SampleFigures.Foreign()).FileName);

    [Theory]
    [InlineData("{ not json", "is no Jupyter notebook")]
    [InlineData("[]", "is no Jupyter notebook")]
    [InlineData("""{"nbformat": 3, "cells": []}""", "format 4")]
    [InlineData("""{"worksheets": []}""", "format 4")]
    public void What_is_no_notebook_is_refused(string text, string reason)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("n.ipynb", text);
        var error = Assert.Throws<ExportException>(() => NotebookFigures.Read(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_notebook_is_named() =>
        Assert.Contains("nowhere.ipynb cannot be read", Assert.Throws<ExportException>(() => NotebookFigures.Read("nowhere.ipynb")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_notebook_that_has_not_been_executed_is_told_from_one_without_figures()
    {
        await RefusesAsync("""{"nbformat": 4, "cells": []}""", "has not been executed");
        await RefusesAsync(
            """{"nbformat": 4, "cells": [{"cell_type": "code", "outputs": [{"output_type": "stream", "name": "stdout", "text": "1"}]}]}""", "shows no figures");
    }

    [Fact]
    public async Task Nothing_is_written_unless_every_figure_can_be_drawn()
    {
        using var folder = new TemporaryFolder();
        var broken = SampleNotebook.Json().Replace("\"y\":[4,3]", "\"y\":{\"dtype\":\"f4\",\"bdata\":\"***\"}", StringComparison.Ordinal);
        var path = folder.Write("n.ipynb", broken);
        var error = await Assert.ThrowsAsync<ExportException>(() => NotebookFigures.SaveAllAsync(
            path, folder.File("out"), ExportFormat.Svg, new FigureFileOptions(Theme.Screen), TestContext.Current.CancellationToken));
        Assert.Contains("Figure 1, “Training loss & more”", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
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
        var error = await Assert.ThrowsAsync<ExportException>(
            () => NotebookFigures.SaveAllAsync(path, folder.Path, ExportFormat.Svg, new FigureFileOptions(Theme.Screen), TestContext.Current.CancellationToken));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
