using System.Diagnostics;
using System.Text.Json;

namespace Harmonic.House.Tests;

/// <summary>One handwriting: CSharpier lays out the code, and no line, in a library or in a notebook's cell, is longer than 140.</summary>
public sealed class HandwritingTests
{
    private const int Longest = 140;

    [Fact]
    public async Task The_code_is_laid_out_by_CSharpier()
    {
        var cancel = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", ["csharpier", "check", "."])
        {
            WorkingDirectory = Repository.File(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var csharpier = Process.Start(start)!;
        var (output, errors) = (csharpier.StandardOutput.ReadToEndAsync(cancel), csharpier.StandardError.ReadToEndAsync(cancel));
        await csharpier.WaitForExitAsync(cancel);
        Assert.True(csharpier.ExitCode == 0, $"Run `dotnet csharpier format .`: {await output}{await errors}");
    }

    [Fact]
    public void No_line_of_a_library_is_longer_than_140()
    {
        var files = Directory.GetFiles(Repository.File("lib"), "*.cs", SearchOption.AllDirectories).Where(IsSource);
        Assert.Empty(files.SelectMany(file => TooLong(file, File.ReadAllLines(file))));
    }

    [Fact]
    public void No_line_of_a_cell_is_longer_than_140() =>
        Assert.Empty(Directory.GetFiles(Repository.File("notebooks"), "*.ipynb").SelectMany(file => TooLong(file, Code(file))));

    [Fact]
    public void A_line_that_is_too_long_is_found() =>
        Assert.Equal(["file.cs, line 2"], TooLong("file.cs", ["short", new string('x', Longest + 1), new string('x', Longest)]));

    private static IEnumerable<string> TooLong(string file, IEnumerable<string> lines) =>
        lines
            .Select((line, place) => (line.Length, Place: place + 1))
            .Where(line => line.Length > Longest)
            .Select(line => $"{Path.GetFileName(file)}, line {line.Place}");

    private static bool IsSource(string file) => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin");

    private static IEnumerable<string> Code(string notebook)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(notebook));
        return
        [
            .. document
                .RootElement.GetProperty("cells")
                .EnumerateArray()
                .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
                .SelectMany(cell => cell.GetProperty("source").EnumerateArray())
                .Select(line => line.GetString()!.TrimEnd('\n')),
        ];
    }
}
