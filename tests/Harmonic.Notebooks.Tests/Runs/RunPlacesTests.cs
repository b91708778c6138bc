using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Tests.Runs;

public sealed class RunPlacesTests : NotebookTest
{
    [Fact]
    public void Runs_that_begin_at_the_same_moment_have_folders_of_their_own()
    {
        var request = new RunRequest(Write(Code("1")));
        var now = DateTime.Now;
        var folders = new string[16];
        Parallel.For(0, folders.Length, run => folders[run] = RunPlaces.For(request, now).Folder);
        Assert.Equal(folders.Length, folders.Distinct().Count());
        Assert.All(folders, folder => Assert.True(Directory.Exists(folder)));
    }

    [Theory]
    [InlineData("results/lr-0.1", "results/lr-0.1/notebook.ipynb")]
    [InlineData("results", "results/notebook.ipynb")]
    [InlineData("done.ipynb", "done.ipynb")]
    [InlineData("done.ipynb/", "done.ipynb/notebook.ipynb")]
    public void Only_what_is_called_a_notebook_is_a_file(string output, string expected)
    {
        var places = RunPlaces.For(new RunRequest(Write(Code("1"))) { Output = Path.Combine(Folder, output) }, DateTime.Now);
        Assert.Equal(Path.Combine(Folder, expected), places.Notebook);
    }
}
