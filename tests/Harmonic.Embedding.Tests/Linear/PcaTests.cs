namespace Harmonic.Embedding.Tests;

public class PcaTests
{
    private static readonly float[,] Points = TestPoints.Waves();

    [Fact]
    public void Agrees_with_scikit_learn()
    {
        var pca = Pca.Fit(Points, 4);
        Close.Relative(Fixture.Row("pca", "mean"), pca.Mean, 1e-6);
        Close.Relative(Fixture.Row("pca", "explained_variance"), pca.ExplainedVariance, 1e-7);
        Close.Relative(Fixture.Row("pca", "explained_variance_ratio"), pca.ExplainedVarianceRatio, 1e-7);
        Close.ToScale(Fixture.Table("pca", "components"), (c, d) => pca.Components[c, d], 2e-6);
        var scores = pca.Transform(Points);
        Close.ToScale(Fixture.Table("pca", "first_scores"), (i, c) => scores[i, c], 2e-6);
    }

    [Fact]
    public void More_dimensions_than_points_give_the_same_plane()
    {
        var tall = TestPoints.Random(12, 9, seed: 3);
        var wide = new float[12, 27];
        for (var i = 0; i < 12; i++)
        {
            for (var d = 0; d < 27; d++)
            {
                wide[i, d] = tall[i, d / 3];
            }
        }

        var (narrow, broad) = (Pca.Fit(tall, 3), Pca.Fit(wide, 3));
        Close.Relative([.. narrow.ExplainedVariance.Select(v => 3 * v)], broad.ExplainedVariance, 1e-9);
        var (a, b) = (narrow.Transform(tall), broad.Transform(wide));
        for (var i = 0; i < a.Length; i++)
        {
            Assert.Equal(Math.Sqrt(3) * a[i / 3, i % 3], b[i / 3, i % 3], 1e-5);
        }
    }

    [Fact]
    public void Scores_have_mean_zero_and_the_stated_variances()
    {
        var points = TestPoints.Random(500, 6, seed: 5);
        var pca = Pca.Fit(points, 6);
        var scores = pca.Transform(points);
        for (var c = 0; c < 6; c++)
        {
            var column = Enumerable.Range(0, 500).Select(i => (double)scores[i, c]).ToArray();
            Assert.Equal(0, column.Average(), 1e-7);
            Assert.Equal(pca.ExplainedVariance[c], column.Sum(v => v * v) / 499, 1e-6);
            Assert.Equal(column.Max(Math.Abs), column.Max(), 1e-12);
        }

        Assert.Equal(1, pca.ExplainedVarianceRatio.Sum(), 1e-9);
    }

    [Fact]
    public void Points_that_coincide_have_no_variance()
    {
        var pca = Pca.Fit(TestPoints.Equal(10, 3), 2);
        Assert.All(pca.ExplainedVariance, v => Assert.Equal(0, v));
        Assert.All(pca.ExplainedVarianceRatio, v => Assert.Equal(0, v));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => Pca.Fit(new float[0, 3], 1)).Message);
        var broken = TestPoints.WithValue(Points, 7, 2, float.NaN);
        Assert.Contains("[7, 2] is NaN", Assert.Throws<ArgumentException>(() => Pca.Fit(broken, 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Pca.Fit(Points, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pca.Fit(TestPoints.Waves(rows: 4), 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pca.Fit(Points, 0));
        Assert.Contains("at least 2", Assert.Throws<ArgumentException>(() => Pca.Fit(new float[1, 3], 1)).Message);
        var fitted = Pca.Fit(Points, 2);
        Assert.Contains("5 dimensions", Assert.Throws<ArgumentException>(() => fitted.Transform(new float[3, 5])).Message);
    }
}
