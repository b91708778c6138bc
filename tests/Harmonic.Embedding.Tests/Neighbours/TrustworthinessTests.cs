namespace Harmonic.Embedding.Tests;

public class TrustworthinessTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(15)]
    public void Agrees_with_scikit_learn(int neighbours)
    {
        var points = TestPoints.Waves();
        var flat = Pca.Fit(points, 2).Transform(points);
        var expected = Fixture.Number("trustworthiness_of_pca", $"{neighbours}");
        Assert.Equal(expected, Trustworthiness.Score(points, flat, neighbours), 1e-9);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(30, 3)]
    [InlineData(101, 50)]
    [InlineData(500, 7)]
    [InlineData(90, 6, true)]
    public void Is_its_definition(int count, int neighbours, bool withTies = false)
    {
        var (points, layout) = (TestPoints.Random(count, 4, seed: 1), TestPoints.Random(count, 2, seed: 2));
        for (var i = 0; withTies && i < points.Length; i++)
        {
            points[i / 4, i % 4] = MathF.Round(points[i / 4, i % 4]);
        }

        var excess = 0.0;
        for (var i = 0; i < count; i++)
        {
            var shown = Enumerable.Range(0, count).Where(j => j != i).OrderBy(j => Squared(layout, i, j)).Take(neighbours);
            var truth = Enumerable.Range(0, count).Where(j => j != i).OrderBy(j => Squared(points, i, j)).ToList();
            excess += shown.Sum(j => Math.Max(0, truth.IndexOf(j) + 1 - neighbours));
        }

        var expected = 1 - (2 * excess / (count * neighbours * ((2.0 * count) - (3 * neighbours) - 1)));
        Assert.Equal(expected, Trustworthiness.Score(points, layout, neighbours), 1e-12);
    }

    [Fact]
    public void The_data_shows_itself_without_fault()
    {
        var points = TestPoints.Waves();
        Assert.Equal(1, Trustworthiness.Score(points, points));
        var ties = new float[40, 1];
        for (var i = 0; i < 40; i++)
        {
            ties[i, 0] = i / 4;
        }

        Assert.Equal(1, Trustworthiness.Score(ties, ties, 9));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var points = TestPoints.Waves();
        var few = TestPoints.Random(10, 2, seed: 1);
        Refused.With("The layout has 10 points, the data 300", () => Trustworthiness.Score(points, few));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trustworthiness.Score(points, points, 150));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trustworthiness.Score(points, points, 0));
        var broken = TestPoints.WithValue(few, 0, 1, float.NaN);
        Assert.Throws<ArgumentException>("embedding", () => Trustworthiness.Score(few, broken, 3));
        Assert.Throws<ArgumentException>("data", () => Trustworthiness.Score(broken, few, 3));
        Assert.Throws<ArgumentException>("data", () => Trustworthiness.Score(TestPoints.Tiny(10), few, 3));
        Assert.Throws<ArgumentException>("embedding", () => Trustworthiness.Score(few, TestPoints.Tiny(10), 3));
        Refused.With("must be at least 3", () => Trustworthiness.Score(new float[2, 2], few, 1));
    }

    private static double Squared(float[,] points, int one, int two) =>
        Enumerable.Range(0, points.GetLength(1)).Sum(d => Math.Pow((double)points[one, d] - points[two, d], 2));
}
