using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Harmonic.Analysis;

/// <summary>
/// The layout of UMAP by stochastic gradient descent with negative sampling (McInnes, Healy and Melville 2018, algorithm 5). Each
/// edge is drawn in proportion to its weight, on umap-learn's schedule; sixteen points move at a time, one a lane.
/// </summary>
/// <remarks>
/// A point moves step by step through its own edges and sees the others where the epoch found them. So no point waits for another,
/// and the layout is the same on any number of threads. Both directions of an edge are drawn in the same epochs, and each draw
/// moves both ends: that is two attractions at either end, which each end takes itself.
/// </remarks>
internal sealed class UmapLayout
{
    private const int Lanes = Panel.Width;
    private const int NegativeSamples = 5; // for each attraction drawn from the point's own side
    private const int GroupsAtOnce = 8;
    private const int UnitWeight = 1 << 30; // fixed point, so that draws add up without drift

    private readonly FuzzyGraph graph;
    private readonly int dimensions;
    private readonly int epochs;
    private readonly uint seed;
    private readonly int[] order;
    private readonly long[] rates;
    private readonly LayoutForces forces;
    private readonly float[] positions;
    private readonly float[] before;

    public UmapLayout(FuzzyGraph graph, float[,] start, UmapCurve curve, int epochs, int seed)
    {
        this.graph = graph;
        this.epochs = epochs;
        this.seed = (uint)seed;
        dimensions = start.GetLength(1);
        forces = new LayoutForces(curve);
        positions = new float[start.Length];
        Buffer.BlockCopy(start, 0, positions, 0, start.Length * sizeof(float));
        before = new float[start.Length];
        var heaviest = graph.Weights.Max();
        rates = Array.ConvertAll(graph.Weights, w => (long)(UnitWeight * (double)w / heaviest));
        order = ByExpectedDraws();
    }

    /// <summary>Runs all epochs and gives the positions, N × dimensions.</summary>
    public float[,] Run(IProgress<double>? progress)
    {
        for (var epoch = 1; epoch < epochs; epoch++)
        {
            Epoch(epoch);
            progress?.Report((epoch + 1.0) / epochs);
        }

        var result = new float[graph.Count, dimensions];
        Buffer.BlockCopy(positions, 0, result, 0, positions.Length * sizeof(float));
        return result;
    }

    // Points with like numbers of draws share a vector, so that few lanes idle.
    private int[] ByExpectedDraws()
    {
        var points = Enumerable.Range(0, graph.Count).ToArray();
        var expected = Array.ConvertAll(points, i => -rates.AsSpan(graph.RowStarts[i]..graph.RowStarts[i + 1]).ToArray().Sum());
        Array.Sort(expected, points);
        return points;
    }

    private void Epoch(int epoch)
    {
        positions.CopyTo(before, 0);
        var rate = 1 - ((epoch - 1f) / epochs);
        var groups = (graph.Count + Lanes - 1) / Lanes;
        Parallel.For(0, (groups + GroupsAtOnce - 1) / GroupsAtOnce, several =>
        {
            var drawn = new DrawnEdges(Lanes);
            for (var group = several * GroupsAtOnce; group < Math.Min(groups, (several + 1) * GroupsAtOnce); group++)
            {
                Draw(group, epoch, drawn);
                Move(group, epoch, rate, drawn);
            }
        });
    }

    // An edge of rate w is drawn in the epochs in which w · epoch passes a whole number.
    private void Draw(int group, int epoch, DrawnEdges drawn)
    {
        drawn.Clear();
        for (var lane = 0; lane < Lanes && (group * Lanes) + lane < graph.Count; lane++)
        {
            var point = order[(group * Lanes) + lane];
            for (var edge = graph.RowStarts[point]; edge < graph.RowStarts[point + 1]; edge++)
            {
                var passed = (rates[edge] * epoch / UnitWeight) - (rates[edge] * (epoch - 1) / UnitWeight);
                drawn.Add(lane, graph.Columns[edge], (int)passed);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(int group, int epoch, float rate, DrawnEdges drawn)
    {
        Span<int> self = stackalloc int[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            self[lane] = order[Math.Min((group * Lanes) + lane, graph.Count - 1)];
        }

        Span<Vector512<float>> here = stackalloc Vector512<float>[dimensions];
        Span<Vector512<float>> there = stackalloc Vector512<float>[dimensions];
        Span<int> others = stackalloc int[Lanes];
        Gather(self, here);
        var own = Vector512.Create<int>(self);
        var random = LaneRandom.Start(seed, (uint)epoch, own);
        for (var t = 0; t < drawn.Longest; t++)
        {
            var step = drawn.StepOf(t, rate);
            Gather(drawn.Row(t), there);
            forces.Attract(here, there, step);
            forces.Attract(here, there, step);
            for (var sample = 0; sample < NegativeSamples; sample++)
            {
                var chosen = LaneRandom.Next(ref random, graph.Count);
                chosen.CopyTo(others);
                Gather(others, there);
                forces.Repel(here, there, Vector512.ConditionalSelect(
                    Vector512.Equals(chosen, own).AsSingle(), Vector512<float>.Zero, step));
            }
        }

        Scatter(self, here, Math.Min(Lanes, graph.Count - (group * Lanes)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Gather(ReadOnlySpan<int> points, Span<Vector512<float>> coordinates)
    {
        Span<float> lanes = stackalloc float[Lanes];
        for (var d = 0; d < coordinates.Length; d++)
        {
            for (var lane = 0; lane < Lanes; lane++)
            {
                lanes[lane] = before[(points[lane] * dimensions) + d];
            }

            coordinates[d] = Vector512.Create<float>(lanes);
        }
    }

    private void Scatter(ReadOnlySpan<int> points, ReadOnlySpan<Vector512<float>> coordinates, int lanes)
    {
        for (var d = 0; d < coordinates.Length; d++)
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                positions[(points[lane] * dimensions) + d] = coordinates[d][lane];
            }
        }
    }
}
