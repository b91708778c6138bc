using System.Runtime.Intrinsics;

namespace Harmonic.Embedding.Tests;

public class LayoutPartsTests
{
    private static readonly UmapCurve Curve = new(1.577, 0.895);
    private static readonly LayoutForces Forces = new(Curve);

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(0.999)]
    [InlineData(1)]
    public void An_edge_is_drawn_in_proportion_to_its_weight(double weight)
    {
        var edge = new LayoutEdge(0, 1, 0, LayoutEdge.RateOf(weight));
        var draws = Enumerable.Range(1, 500).Select(edge.DrawsIn).ToArray();
        Assert.All(draws, draw => Assert.InRange(draw, 0, 1));
        for (var epochs = 1; epochs <= 500; epochs++)
        {
            Assert.InRange(draws.Take(epochs).Sum(), (weight * epochs) - 1.001, (weight * epochs) + 1e-9);
        }
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.4)]
    [InlineData(3)]
    [InlineData(90)]
    public void Both_ends_are_pulled_along_the_gradient(double distance)
    {
        var (x, y) = (0.6 * distance, -0.8 * distance);
        var (here, there) = (Place(1 + x, 2 + y), Place(1, 2));
        Forces.Attract(here, there, Vector512.Create(0.25f));
        var power = Math.Pow(distance, 2 * Curve.B);
        var factor = -2 * Curve.A * Curve.B * power / (distance * distance) / (1 + (Curve.A * power));
        AssertAt(1 + x + (0.25 * Clip(factor * x)), 2 + y + (0.25 * Clip(factor * y)), here);
        AssertAt(1 - (0.25 * Clip(factor * x)), 2 - (0.25 * Clip(factor * y)), there);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.4)]
    [InlineData(3)]
    [InlineData(90)]
    public void One_end_is_pushed_along_the_gradient(double distance)
    {
        var (x, y) = (0.6 * distance, -0.8 * distance);
        var (here, there) = (Place(1 + x, 2 + y), Place(1, 2));
        Forces.Repel(here, there, Vector512.Create(0.25f));
        var factor = 2 * Curve.B / ((0.001 + (distance * distance)) * (1 + (Curve.A * Math.Pow(distance, 2 * Curve.B))));
        AssertAt(1 + x + (0.25 * Clip(factor * x)), 2 + y + (0.25 * Clip(factor * y)), here);
        AssertAt(1, 2, there);
    }

    [Fact]
    public void Points_on_one_spot_stay_there()
    {
        var (here, there) = (Place(1, 2), Place(1, 2));
        Forces.Attract(here, there, Vector512<float>.One);
        Forces.Repel(here, there, Vector512<float>.One);
        AssertAt(1, 2, here);
        AssertAt(1, 2, there);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(200)]
    public void Drawn_edges_without_a_common_point_move_once(int edges)
    {
        var start = TestPoints.Random(2 * edges, 2, seed: edges);
        var state = FarFromAllOthers(start);
        Bucket(Enumerable.Range(0, edges).Select(e => (2 * e, (2 * e) + 1))).Move(state);
        for (var e = 0; e < edges; e++)
        {
            var (here, there) = (Place(start[2 * e, 0], start[2 * e, 1]), Place(start[(2 * e) + 1, 0], start[(2 * e) + 1, 1]));
            Forces.Attract(here, there, Vector512<float>.One);
            Assert.Equal([here[0][0], here[1][0], there[0][0], there[1][0]], state.Positions.AsSpan(4 * e, 4).ToArray());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Drawn_edges_with_a_common_point_move_one_after_the_other(bool itIsTheirHead)
    {
        const int Leaves = 40;
        var start = TestPoints.Random(Leaves + 1, 2, seed: 4);
        var state = FarFromAllOthers(start);
        Bucket(Enumerable.Range(1, Leaves).Select(leaf => itIsTheirHead ? (0, leaf) : (leaf, 0))).Move(state);
        Span<Vector512<float>> hub = Place(start[0, 0], start[0, 1]);
        for (var leaf = 1; leaf <= Leaves; leaf++)
        {
            var place = Place(start[leaf, 0], start[leaf, 1]);
            Forces.Attract(itIsTheirHead ? hub : place, itIsTheirHead ? place : hub, Vector512<float>.One);
            Assert.Equal([place[0][0], place[1][0]], state.Positions.AsSpan(2 * leaf, 2).ToArray());
        }

        Assert.Equal([hub[0][0], hub[1][0]], state.Positions.AsSpan(0, 2).ToArray());
    }

    [Fact]
    public void Only_the_head_is_pushed_and_not_by_itself()
    {
        var start = new float[,]
        {
            { 0, 0 },
            { 100, 0 },
            { 100, 0.5f },
        };
        var state = new LayoutState(start, Forces, seed: 1);
        state.BeginEpoch(1, 1);
        state.Positions.AsSpan(2, 2).Clear(); // the two ends on one spot: no pull
        Array.Fill(state.Before, 1e18f);
        state.Before[0] = state.Before[1] = 0.3f; // where the epoch found the head itself
        Bucket([(0, 1)]).Move(state);
        Assert.Equal([0, 0, 0, 0, 100, 0.5f], state.Positions);

        state.Before[2] = state.Before[3] = 0.5f; // where the epoch found the tail, it pushes the head
        Bucket([(0, 1)]).Move(state);
        Assert.InRange(state.Positions[0], -20, -0.5f);
        Assert.Equal([100, 0.5f], state.Positions[4..]);
    }

    [Fact]
    public void Random_numbers_are_even_and_each_edges_own()
    {
        const int Count = 10;
        var tally = new int[Count];
        var sequences = new HashSet<string>();
        for (var epoch = 1u; epoch <= 50; epoch++)
        {
            var state = LaneRandom.Start(seed: 7, epoch, Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
            var drawn = Enumerable.Range(0, 40).Select(_ => LaneRandom.Next(ref state, Count)).ToArray();
            for (var lane = 0; lane < 16; lane++)
            {
                Assert.True(sequences.Add(string.Join(' ', drawn.Select(numbers => numbers[lane]))));
                Array.ForEach(drawn, numbers => tally[numbers[lane]]++);
            }
        }

        var (expected, deviation) = (50 * 40 * 16 / Count, Math.Sqrt(50 * 40 * 16 / Count));
        Assert.All(tally, times => Assert.InRange(times, expected - (5 * deviation), expected + (5 * deviation)));
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(100, 7)]
    [InlineData(4096, 16)]
    public void Blocks_are_of_equal_size_and_lie_apart(int count, int blocks)
    {
        var layout = TestPoints.Random(count, 1, seed: 3);
        var blockOf = LayoutBlocks.Of(layout, blocks);
        var sizes = blockOf.CountBy(block => block).OrderBy(pair => pair.Key).Select(pair => pair.Value).ToArray();
        Assert.Equal(blocks, sizes.Length);
        Assert.InRange(sizes.Max() - sizes.Min(), 0, 2);
        var along = Enumerable.Range(0, count).OrderBy(i => layout[i, 0]).Select(i => blockOf[i]).ToArray();
        Assert.Equal(along.Order(), along);
    }

    [Fact]
    public void Blocks_are_cut_across_the_longer_side()
    {
        var layout = new float[,]
        {
            { 0, 0 },
            { 1, 9 },
            { 0, 10 },
            { 1, 1 },
        };
        Assert.Equal([0, 1, 1, 0], LayoutBlocks.Of(layout, 2));
    }

    // Points whose random others are so far away that none is pushed.
    private static LayoutState FarFromAllOthers(float[,] start)
    {
        var state = new LayoutState(start, Forces, seed: 1);
        state.BeginEpoch(1, 1);
        Array.Fill(state.Before, 1e18f);
        return state;
    }

    private static EdgeBucket Bucket(IEnumerable<(int Head, int Tail)> edges)
    {
        var always = edges.Select((edge, number) => new LayoutEdge(edge.Head, edge.Tail, number, LayoutEdge.Once));
        return new EdgeBucket([.. always], bucket: 1, bucketCount: 1);
    }

    private static Vector512<float>[] Place(double x, double y) => [Vector512.Create((float)x), Vector512.Create((float)y)];

    private static void AssertAt(double x, double y, Vector512<float>[] place)
    {
        Assert.Equal(x, place[0][9], 1e-5 * Math.Max(1, Math.Abs(x)));
        Assert.Equal(y, place[1][9], 1e-5 * Math.Max(1, Math.Abs(y)));
    }

    private static double Clip(double gradient) => Math.Clamp(gradient, -4, 4);
}
