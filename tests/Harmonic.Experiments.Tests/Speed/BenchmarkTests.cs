namespace Harmonic.Experiments.Tests;

/// <summary>What bench/run leaves behind can be read.</summary>
public sealed class BenchmarkTests
{
    [Theory]
    [InlineData("step")]
    [InlineData("kernel-pca")]
    [InlineData("umap")]
    [InlineData("harmony")]
    public void The_committed_results_have_three_sizes(string name)
    {
        var benchmark = Benchmark.Load(Repository.File("bench", "results", name + ".json"));

        Assert.Equal(3, benchmark.Results.Select(row => row.Size).Distinct().Count());
        Assert.All(benchmark.Results, row => Assert.True(row.Ours.Least <= row.Ours.Median && row.Ours.Median <= row.Ours.Most));
        Assert.All(benchmark.Results, row => Assert.Equal(row.Peer!.Median / row.Ours.Median, row.Ratio));
    }

    [Theory]
    [InlineData("""{ "when": "today" }""")]
    [InlineData("seconds: 3")]
    [InlineData(null)]
    public void Another_file_is_refused_by_name(string? content)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json");
        if (content is not null)
        {
            File.WriteAllText(path, content);
        }
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => Benchmark.Load(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
    }
}
