using System.Text.Json.Nodes;

namespace Harmonic.Experiments.Tests;

/// <summary>With each run stands the command that made it, whatever other runs come to its file.</summary>
public sealed class RunFileTests : IDisposable
{
    private const string Variable = "HARMONIC_COMMAND";
    private const string First = "./run notebooks/01-toy-factorization.ipynb -p seed=0 -p 'text=it is'";
    private readonly TemporaryFolder folder = new();
    private readonly string? before = Environment.GetEnvironmentVariable(Variable);

    private string File => Path.Combine(folder.Path, "results.json");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, before);
        folder.Dispose();
    }

    [Fact]
    public void Each_run_keeps_the_command_that_made_it()
    {
        Save(First, Results(seed: 1, loss: 0.5));
        Save("./run second", Results(seed: 0, loss: 0.25));
        Assert.Equal(["./run second", First], Commands());
        Assert.Equal([0.25, 0.5], ToyResults.Load(File).Select(run => run.Loss));
        Assert.Contains(First, System.IO.File.ReadAllText(File), StringComparison.Ordinal); // to be pasted into a shell
    }

    [Fact]
    public void Only_other_numbers_make_it_another_run()
    {
        Save(First, Results(seed: 0, loss: double.NaN));
        Save("./run again", Results(seed: 0, loss: double.NaN));
        Assert.Equal([First], Commands());
        Save("./run again", Results(seed: 0, loss: 0.5));
        Assert.Equal(["./run again"], Commands());
    }

    [Fact]
    public void A_run_by_hand_says_so_and_one_of_which_nothing_is_known_stays_as_it_is()
    {
        Save(null, Results(seed: 0, loss: 0.5));
        Assert.StartsWith("none: executed by hand", Assert.Single(Commands()), StringComparison.Ordinal);
        var unknown = JsonNode.Parse(System.IO.File.ReadAllText(File))!;
        unknown[0]!.AsObject().Remove("Command");
        System.IO.File.WriteAllText(File, unknown.ToJsonString());
        Save(First, Results(seed: 1, loss: 0.5));
        Assert.Equal([null, First], Commands());
    }

    private void Save(string? command, ToyResults results)
    {
        Environment.SetEnvironmentVariable(Variable, command);
        results.SaveTo(File);
    }

    private List<string?> Commands() =>
        [.. JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsArray().Select(run => (string?)run!["Command"])];

    private static ToyResults Results(long seed, double loss) =>
        new(seed, 10, loss, new CosineReport(0, 0, 0, 0), new SignedShifts(0, 0), [0.5, 0.25], 1, 1);
}
