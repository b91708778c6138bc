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

    [Fact]
    public void A_file_in_the_place_of_a_folder_is_told()
    {
        using var folder = new TemporaryFolder();
        folder.Write("taken", "old");
        var error = Assert.Throws<ExportException>(() => AtomicFile.Write(folder.File("taken/a.txt"), "x"u8));
        Assert.Contains("a.txt cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(folder.File("taken")));
    }

    [Fact]
    public void A_disk_that_fills_up_leaves_the_old_file_and_no_half_of_the_new_one()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.txt", "old");
        var error = Assert.Throws<ExportException>(() => AtomicFile.Write(path, stream =>
            {
                stream.Write("half"u8);
                stream.Flush();
                throw new IOException($"No space left on device : '{((FileStream)stream).Name}'");
            }));
        Assert.Equal($"{path} cannot be written: No space left on device : '{path}'", error.Message);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }
}
