namespace Harmonic.Figures.Tests;

/// <summary>Reference values: <c>numpy.histogram(values, bins, density=True)</c>, numpy 1.24.</summary>
public sealed class HistogramTests
{
    [Fact]
    public void Densities_are_numpys()
    {
        var histogram = new Histogram((double[])[0.1, 0.5, 0.5, 0.9, -0.2, 1.0, 0.35, 0.75, -0.05], bins: 4);
        AssertClose([0.7407407407407408, 0.7407407407407408, 0.7407407407407408, 1.111111111111111], histogram.Densities);
        AssertClose([-0.2, 0.1, 0.4, 0.7, 1.0], histogram.Edges);
    }

    [Fact]
    public void Values_on_edges_fall_where_numpy_puts_them()
    {
        var histogram = new Histogram((double[])[0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1.0], bins: 10);
        const double One = 0.909090909090909;
        AssertClose([One, One, 2 * One, 0, One, 2 * One, One, 0, One, 2 * One], histogram.Densities);
    }

    [Fact]
    public void Equal_values_get_a_bin_about_them()
    {
        var histogram = new Histogram((double[])[2, 2, 2], bins: 2);
        AssertClose([0, 2], histogram.Densities);
        AssertClose([1.5, 2, 2.5], histogram.Edges);
    }

    [Fact]
    public void The_area_is_one_and_what_is_not_finite_does_not_count()
    {
        var random = new Random(4);
        double[] values = [double.NaN, double.PositiveInfinity, .. Enumerable.Range(0, 1000).Select(_ => random.NextDouble())];
        var histogram = new Histogram(values);
        Assert.Equal(40, histogram.Densities.Count);
        Assert.Equal(
            1,
            histogram
                .Densities.Zip(histogram.Edges.Zip(histogram.Edges.Skip(1)), (height, edge) => height * (edge.Second - edge.First))
                .Sum(),
            1e-12
        );
    }

    private static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }
}
