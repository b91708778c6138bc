namespace Harmonic.Experiments.Tests;

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
    public void Each_peer_has_a_line()
    {
        var figure = GrowthFigure.Of(
            ("squares", "points", 2, new Benchmark("today", 2, [Row(10, 2, "A"), Row(20, 9, "A"), Row(10, 3, "B")]))
        );

        var lines = figure.Panel.Traces.OfType<Line>().ToDictionary(line => line.Name!);
        Assert.Equal([4, 18], lines["A"].Y.Numbers);
        Assert.Equal([6], lines["B"].Y.Numbers);
        Assert.Equal([2, 9], lines["here"].Y.Numbers);
    }

    private static BenchmarkRow Row(double size, double seconds, string? than = null) =>
        new(size, new(seconds, seconds, seconds), new(2 * seconds, seconds, 3 * seconds), than);
}
