namespace Harmonic.Embedding.Tests;

public class UmapTests
{
    private static readonly float[,] Points = TestPoints.Waves();

    [Fact]
    public void Neighbours_can_be_trusted_as_in_umap_learn()
    {
        var points = TestPoints.Sheets(25);
        var layout = Umap.Fit(points);
        Assert.InRange(Trustworthiness.Score(points, layout), Fixture.Number("trustworthiness_of_umap_2025") - 0.0005, 1);
    }

    [Fact]
    public async Task The_number_of_threads_changes_no_bit()
    {
        var points = TestPoints.Sheets(60);
        var many = Umap.Fit(points, epochs: 20);
        var one = await Threads.OnOne(() => Umap.Fit(points, epochs: 20));
        Assert.Equal(many, one);
    }

    [Fact]
    public void The_seed_decides_the_layout()
    {
        var (one, two) = (Umap.Fit(Points, seed: 1, epochs: 50), Umap.Fit(Points, seed: 2, epochs: 50));
        Assert.Equal(one, Umap.Fit(Points, seed: 1, epochs: 50));
        Assert.NotEqual(one, two);
    }

    [Fact]
    public void Clusters_stay_whole()
    {
        var points = TestPoints.Clusters(5, 500, 4, seed: 3);
        var layout = Umap.Fit(points, components: 3);
        Assert.Equal(3, layout.GetLength(1));
        var nearest = NearestNeighbours.Exact(layout, 10);
        Assert.All(Enumerable.Range(0, 500), i => Assert.Equal(i % 5, nearest.Indices[i, 9] % 5));
    }

    [Fact]
    public void A_neighbourhood_counts_the_point_itself()
    {
        var pairs = new float[20, 1];
        for (var i = 0; i < 20; i++)
        {
            pairs[i, 0] = (10 * (i / 2)) + (i % 2);
        }

        var nearest = NearestNeighbours.Exact(Umap.Fit(pairs, neighbours: 2), 2);
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(i ^ 1, nearest.Indices[i, 0]));
        Assert.All(Enumerable.Range(0, 20), i => Assert.True(nearest.Distances[i, 1] > 5 * nearest.Distances[i, 0]));
    }

    [Fact]
    public void Points_keep_the_distance_that_was_asked_for()
    {
        float Middle(double minDist)
        {
            var nearest = NearestNeighbours.Exact(Umap.Fit(Points, minDist: minDist), 1).Distances.Cast<float>();
            return nearest.Order().ElementAt(Points.GetLength(0) / 2);
        }

        Assert.InRange(Middle(0.9) / Middle(0.01), 2, 1000);
    }

    [Fact]
    public void The_first_epoch_finds_the_points_spread_over_a_box()
    {
        var start = Umap.Fit(Points, components: 3, epochs: 1);
        for (var d = 0; d < 3; d++)
        {
            var along = Enumerable.Range(0, Points.GetLength(0)).Select(i => start[i, d]).ToArray();
            Assert.Equal((0, 10), (along.Min(), along.Max()));
        }
    }

    [Fact]
    public void Progress_runs_up_to_one()
    {
        var told = new List<double>();
        Umap.Fit(Points, epochs: 30, progress: new Teller(told.Add));
        Assert.Equal(29, told.Count);
        Assert.Equal(told.Order().Distinct(), told);
        Assert.Equal(1, told[^1]);
    }

    [Theory]
    [InlineData(3, 1, 2)]
    [InlineData(4, 2, 3)]
    [InlineData(9, 7, 3)]
    [InlineData(20, 18, 5)]
    [InlineData(300, 256, 5)]
    [InlineData(40, 2, 39)]
    public void A_few_points_have_a_layout(int count, int components, int neighbours)
    {
        var layout = Umap.Fit(TestPoints.Random(count, 3, seed: count), components, neighbours);
        Assert.Equal((count, components), (layout.GetLength(0), layout.GetLength(1)));
        Assert.All(layout.Cast<float>(), value => Assert.True(float.IsFinite(value)));
        Assert.Equal(count, Enumerable.Range(0, count).Select(i => layout[i, 0]).Distinct().Count());
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e6)]
    public void Any_scale_of_the_layout_will_do(double spread)
    {
        var layout = Umap.Fit(Points, minDist: 0.1 * spread, spread: spread, epochs: 50);
        Assert.All(layout.Cast<float>(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Points_that_coincide_have_a_layout() =>
        Assert.All(Umap.Fit(TestPoints.Equal(100, 3)).Cast<float>(), value => Assert.True(float.IsFinite(value)));

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentNullException>("data", () => Umap.Fit(null!));
        Refused.With("empty", () => Umap.Fit(new float[20, 0]));
        Refused.With("[7, 1] is NaN", () => Umap.Fit(TestPoints.WithValue(Points, 7, 1, float.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>("neighbours", () => Umap.Fit(Points, neighbours: 1));
        Assert.Throws<ArgumentOutOfRangeException>("neighbours", () => Umap.Fit(Points, neighbours: 300));
        Assert.Throws<ArgumentOutOfRangeException>("components", () => Umap.Fit(Points, components: 0));
        Assert.Throws<ArgumentOutOfRangeException>("components", () => Umap.Fit(Points, components: 299));
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => Umap.Fit(Points, epochs: -1));
        Assert.Throws<ArgumentOutOfRangeException>("minDist", () => Umap.Fit(Points, minDist: 2));
        Assert.Throws<ArgumentOutOfRangeException>("components", () => Umap.Fit(Points, components: 257));
        Assert.Throws<ArgumentOutOfRangeException>("spread", () => Umap.Fit(Points, spread: -1));
        Refused.With("points is 2; it must be at least 3", () => Umap.Fit(new float[2, 4]));
        Refused.With("of each other", () => Umap.Fit(TestPoints.Tiny(20)));
    }

    private sealed class Teller(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
