namespace Harmonic.Figures.Tests;

public sealed class AtomicFileTests
{
    [Fact]
    public void A_file_is_replaced_and_nothing_else_is_left()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.txt", "old");
        AtomicFile.Write(path, "new"u8);
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_missing_folder_is_made()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.Write(folder.File("deep/er/a.txt"), "x"u8);
        Assert.True(File.Exists(folder.File("deep/er/a.txt")));
    }

    [Fact]
    public void A_path_that_cannot_be_written_is_named_and_no_draft_is_left()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("taken"));
        var error = Assert.Throws<ExportException>(() => AtomicFile.Write(folder.File("taken"), "x"u8));
        Assert.Contains("taken cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
