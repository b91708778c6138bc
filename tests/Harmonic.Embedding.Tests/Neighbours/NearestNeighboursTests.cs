namespace Harmonic.Embedding.Tests;

public class NearestNeighboursTests
{
    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(33, 3, 32)]
    [InlineData(500, 17, 10)]
    [InlineData(2100, 5, 15)]
    public void Exact_ones_are_the_nearest_of_all(int count, int dimensions, int neighbours)
    {
        var points = TestPoints.Random(count, dimensions, seed: count);
        var found = NearestNeighbours.Exact(points, neighbours);
        for (var i = 0; i < count; i++)
        {
            var others = Enumerable.Range(0, count).Where(j => j != i).Select(j => Distance(points, i, j)).Order().ToArray();
            for (var k = 0; k < neighbours; k++)
            {
                Assert.Equal(others[k], found.Distances[i, k], 1e-6);
                Assert.Equal(others[k], Distance(points, i, found.Indices[i, k]), 1e-6);
            }
        }
    }

    [Fact]
    public void Of_equally_distant_ones_lower_indices_come_first()
    {
        var points = Grid(7);
        var found = NearestNeighbours.Exact(points, 20);
        for (var i = 0; i < 49; i++)
        {
            var others = Enumerable.Range(0, 49).Where(j => j != i).OrderBy(j => Distance(points, i, j)).ThenBy(j => j);
            Assert.Equal(others.Take(20), Enumerable.Range(0, 20).Select(k => found.Indices[i, k]));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Next_to_all_are_found_by_descent(int seed)
    {
        AssertRecall(TestPoints.Sheets(100), neighbours: 14, seed);
        AssertRecall(TestPoints.Random(6000, 3, seed), neighbours: 14, seed);
        AssertRecall(TestPoints.Random(3000, 10, seed), neighbours: 5, seed);
    }

    [Fact]
    public void Many_points_are_searched_by_descent()
    {
        const int Count = NearestNeighbours.ExactUpTo + 1;
        var points = TestPoints.Random(Count, 2, seed: 3);
        var (found, descended) = (NearestNeighbours.Find(points, 4, seed: 9), NearestNeighbours.Approximate(points, 4, seed: 9));
        Assert.Equal(descended.Indices, found.Indices);
        Assert.Equal(descended.Distances, found.Distances);
        var hits = 0;
        for (var i = 0; i < Count; i += 1000)
        {
            var truth = Enumerable.Range(0, Count).Where(j => j != i).OrderBy(j => Distance(points, i, j)).Take(4);
            hits += truth.Intersect(Enumerable.Range(0, 4).Select(k => found.Indices[i, k])).Count();
        }

        Assert.InRange(hits, 0.95 * 4 * 51, 4 * 51);
    }

    [Fact]
    public void Few_points_are_all_compared()
    {
        var points = TestPoints.Random(900, 12, seed: 6);
        Assert.Equal(NearestNeighbours.Exact(points, 8).Indices, NearestNeighbours.Find(points, 8, seed: 1).Indices);
    }

    [Fact]
    public async Task The_number_of_threads_changes_no_neighbour()
    {
        var points = TestPoints.Sheets(40);
        var many = NearestNeighbours.Approximate(points, 10, seed: 5);
        var one = await Threads.OnOne(() => NearestNeighbours.Approximate(points, 10, seed: 5));
        Assert.Equal(many.Indices, one.Indices);
        Assert.Equal(many.Distances, one.Distances);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(80)]
    public void All_others_can_be_asked_for(int count)
    {
        var points = TestPoints.Random(count, 4, seed: 2);
        var (exact, descended) = (NearestNeighbours.Exact(points, count - 1), NearestNeighbours.Approximate(points, count - 1));
        Assert.Equal(exact.Indices, descended.Indices);
    }

    [Theory]
    [InlineData(2, 100, 24)]
    [InlineData(10, 400, 10)]
    public void Lists_that_no_descent_fills_are_filled(int clusters, int count, int seed)
    {
        // With these seeds no leaf of any tree joins some cluster, smaller than the lists, to another.
        var points = TestPoints.Clusters(clusters, count, 2, seed: 1);
        AssertWellFormed(points, NearestNeighbours.Approximate(points, 60, seed));
    }

    [Fact]
    public void Points_that_coincide_are_neighbours_at_distance_zero()
    {
        var points = TestPoints.Equal(200, 3);
        foreach (var found in new[] { NearestNeighbours.Exact(points, 5), NearestNeighbours.Approximate(points, 5) })
        {
            AssertWellFormed(points, found);
            Assert.All(found.Distances.Cast<float>(), distance => Assert.Equal(0, distance));
        }
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var points = TestPoints.Waves();
        Refused.With("empty", () => NearestNeighbours.Find(new float[0, 2], 1));
        var broken = TestPoints.WithValue(points, 4, 0, float.NaN);
        Refused.With("[4, 0] is NaN", () => NearestNeighbours.Approximate(broken, 3));
        Refused.With("299", () => NearestNeighbours.Find(points, 300));
        Assert.Throws<ArgumentOutOfRangeException>(() => NearestNeighbours.Approximate(points, 0));
        Refused.With("is 1; it must be at least 2", () => NearestNeighbours.Find(new float[1, 2], 1));
        Refused.With("within 8E-25 of each other", () => NearestNeighbours.Exact(TestPoints.Tiny(9), 2));
        Refused.With("within 8E-25 of each other", () => NearestNeighbours.Approximate(TestPoints.Tiny(9), 2));
        Assert.Throws<ArgumentNullException>("data", () => NearestNeighbours.Find(null!, 1));
    }

    private static void AssertRecall(float[,] points, int neighbours, int seed)
    {
        var exact = NearestNeighbours.Exact(points, neighbours);
        var descended = NearestNeighbours.Approximate(points, neighbours, seed);
        AssertWellFormed(points, descended);
        var count = points.GetLength(0);
        var hits = Enumerable.Range(0, count).Sum(i => Row(exact.Indices, i).Intersect(Row(descended.Indices, i)).Count());
        Assert.InRange((double)hits / (count * neighbours), 0.99, 1);
    }

    // Others only, each once, nearest first, at their own distances.
    private static void AssertWellFormed(float[,] points, NearestNeighbours found)
    {
        for (var i = 0; i < points.GetLength(0); i++)
        {
            var row = Row(found.Indices, i).ToArray();
            Assert.Equal(row.Length, row.Distinct().Count());
            Assert.DoesNotContain(i, row);
            Assert.DoesNotContain(-1, row);
            for (var k = 0; k < row.Length; k++)
            {
                Assert.Equal(Distance(points, i, row[k]), found.Distances[i, k], 1e-6);
                Assert.True(k == 0 || found.Distances[i, k] >= found.Distances[i, k - 1], $"point {i}, place {k}");
            }
        }
    }

    private static IEnumerable<int> Row(int[,] table, int row) => Enumerable.Range(0, table.GetLength(1)).Select(k => table[row, k]);

    private static float[,] Grid(int side)
    {
        var points = new float[side * side, 2];
        for (var i = 0; i < side * side; i++)
        {
            (points[i, 0], points[i, 1]) = (i / side, i % side);
        }

        return points;
    }

    private static double Distance(float[,] points, int one, int two)
    {
        var sum = 0.0;
        for (var d = 0; d < points.GetLength(1); d++)
        {
            var step = (double)points[one, d] - points[two, d];
            sum += step * step;
        }

        return Math.Sqrt(sum);
    }
}
