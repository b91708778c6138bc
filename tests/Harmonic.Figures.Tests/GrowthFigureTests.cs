using Harmonic.Analysis;

namespace Harmonic.Figures.Tests;

/// <summary>Times against sizes, and what an algorithm lets one expect of them.</summary>
public sealed class GrowthFigureTests
{
    [Fact]
    public void The_expected_times_pass_through_the_largest_size()
    {
        var figure = GrowthFigure.Of(("squares", "points", 2, new Benchmark("today", 2, [Row(20, 9), Row(10, 2), Row(40, 32)])));

        var lines = figure.Panel.Traces.OfType<Line>().ToDictionary(line => line.Name!);
        Assert.Equal([10, 20, 40], lines["here"].X.Numbers);
        Assert.Equal([2, 9, 32], lines["here"].Y.Numbers);
        Assert.Equal([2, 8, 32], lines["the algorithm"].Y.Numbers);
        Assert.Equal([4, 18, 64], lines["peer"].Y.Numbers);
    }

    [Fact]
    public void The_committed_results_can_be_read()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "HarmonicNotebooks.sln")))
        {
            root = root.Parent!;
        }
        foreach (var name in new[] { "step", "kernel-pca", "umap", "harmony" })
        {
            var benchmark = Benchmark.Load(Path.Combine(root.FullName, "bench", "results", name + ".json"));

            Assert.True(benchmark.Results.Count >= 3, name);
            Assert.All(benchmark.Results, row => Assert.True(row.Ratio > 0 && row.Ours.Least <= row.Ours.Median && row.Ours.Median <= row.Ours.Most));
        }
    }

    [Fact]
    public void A_file_of_something_else_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("other.json");
        File.WriteAllText(path, """{ "when": "today" }""");

        Assert.Contains("other.json", Assert.Throws<InvalidDataException>(() => Benchmark.Load(path)).Message, StringComparison.Ordinal);
        Assert.Contains("none.json", Assert.Throws<InvalidDataException>(() => Benchmark.Load(folder.File("none.json"))).Message, StringComparison.Ordinal);
    }

    private static BenchmarkRow Row(double size, double seconds) => new(size, new(seconds, seconds, seconds), new(2 * seconds, seconds, 3 * seconds));
}
