using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Harmonic.Notebooks.Runs;
using Harmonic.Tests;

namespace Harmonic.Notebooks.Tests.Sweeps;

/// <summary>
/// Every run under data/results says by which command it is made again. Each of these commands is run at a short setting by
/// tests/notebooks.
/// </summary>
public sealed partial class PublishedCommandTests
{
    public static TheoryData<string> Files =>
        [
            .. Directory
                .GetFiles(Repository.File("data", "results"), "*.json", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".run.json", StringComparison.Ordinal)) // records of trainings, beside the results
                .Select(file => Path.GetRelativePath(Repository.File("data", "results"), file)),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_run_says_by_which_command_it_is_made_again(string file)
    {
        var notebook = $"notebooks/{Path.GetDirectoryName(file)}.ipynb";
        var runs = JsonNode.Parse(File.ReadAllText(Repository.File("data", "results", file)))!.AsArray();
        Assert.NotEmpty(runs);
        foreach (var command in runs.Select(run => (string?)run!["Command"]).Distinct())
        {
            Assert.NotNull(command);
            var words = Words(command);
            Assert.Equal(["./run", notebook], words.Take(2));
            Assert.All(words.Skip(2).Chunk(2), pair => Assert.Equal("-p", pair[0]));
            var parameters = ParameterInjection.Parse(words.Skip(2).Chunk(2).Select(pair => pair[1]));
            // This refuses what the notebook does not declare, and values that are not of the declared types.
            HeadlessRun.Prepare(new RunRequest(Repository.File(notebook)) { Parameters = parameters });
        }
    }

    [Fact]
    public void A_command_is_read_as_it_is_written()
    {
        string[] words = ["./run", "notebooks/a b.ipynb", "-p", "sweep=0 0.2", "-p", "name=it's", "-p", "n=1"];
        Assert.Equal(words, Words(string.Join(' ', words.Select(Shell.Word))));
    }

    /// <summary>The words of a line of <see cref="Shell"/>'s.</summary>
    private static List<string> Words(string line) =>
        [
            .. Word()
                .Matches(line)
                .Select(word => word.Value.Replace("'\\''", "\0", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal))
                .Select(word => word.Replace('\0', '\'')),
        ];

    [GeneratedRegex(@"('[^']*'|\\'|[^\s'\\])+")]
    private static partial Regex Word();
}
