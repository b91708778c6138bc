namespace Harmonic.Embedding;

/// <summary>
/// The layout of UMAP by stochastic gradient descent with negative sampling (McInnes, Healy and Melville 2018, algorithm 5). Each
/// edge is drawn in proportion to its weight, on umap-learn's schedule, from either end by itself: it pulls both ends together
/// and pushes the one that it is drawn from away from random points. Sixteen edges move at a time.
/// </summary>
/// <remarks>
/// The points are cut into blocks, by where they start: edges within a block move in parallel with those of other blocks, then
/// those between two blocks, in a tournament of the blocks. Within a bucket of edges the order is fixed. Negative samples are
/// seen where the epoch found them. So the layout is the same on any number of threads. (Letting every point move by itself
/// towards where the others were would be simpler, drawing an edge from both ends at once would be faster; either costs 0.01 of
/// trustworthiness.)
/// </remarks>
internal sealed class UmapLayout
{
    private const int MostBlocks = 16;
    private const int PointsInBlock = 256;
    private const int WorthThreads = 20_000; // edges in a round; fewer move sooner than a second thread wakes up

    private readonly int epochs;
    private readonly LayoutState state;
    private readonly List<EdgeBucket[]> rounds;

    public UmapLayout(FuzzyGraph graph, float[,] start, UmapCurve curve, int epochs, int seed)
    {
        this.epochs = epochs;
        state = new LayoutState(start, new LayoutForces(curve), (uint)seed);
        var blocks = Math.Clamp(graph.Count / PointsInBlock, 1, MostBlocks);
        var edges = EdgesByBlocks(graph, LayoutBlocks.Of(start, blocks));
        var number = 0;
        rounds = Tournament
            .Rounds(blocks)
            .ConvertAll(round =>
                round.Where(edges.ContainsKey).Select(pair => new EdgeBucket(edges[pair], number++, edges.Count)).ToArray()
            );
    }

    /// <summary>Runs all epochs and gives the positions, N × dimensions.</summary>
    public float[,] Run(IProgress<double>? progress)
    {
        for (var epoch = 1; epoch < epochs; epoch++)
        {
            state.BeginEpoch(epoch, 1 - ((epoch - 1f) / epochs));
            rounds.ForEach(Move);
            progress?.Report((epoch + 1.0) / epochs);
        }

        var result = new float[state.Count, state.Dimensions];
        Buffer.BlockCopy(state.Positions, 0, result, 0, state.Positions.Length * sizeof(float));
        return result;
    }

    // The order within a round is of no consequence: its buckets have no point in common.
    private void Move(EdgeBucket[] round)
    {
        if (round.Sum(bucket => bucket.Count) >= WorthThreads)
        {
            Parallel.ForEach(round, bucket => bucket.Move(state));
            return;
        }

        foreach (var bucket in round)
        {
            bucket.Move(state);
        }
    }

    private static Dictionary<(int One, int Two), List<LayoutEdge>> EdgesByBlocks(FuzzyGraph graph, int[] blockOf)
    {
        var heaviest = graph.Weights.Max();
        var edges = new Dictionary<(int One, int Two), List<LayoutEdge>>();
        for (var head = 0; head < graph.Count; head++)
        {
            for (var e = graph.RowStarts[head]; e < graph.RowStarts[head + 1]; e++)
            {
                var tail = graph.Columns[e];
                if (tail != head)
                {
                    var pair = (Math.Min(blockOf[head], blockOf[tail]), Math.Max(blockOf[head], blockOf[tail]));
                    if (!edges.TryGetValue(pair, out var list))
                    {
                        edges[pair] = list = [];
                    }

                    list.Add(new LayoutEdge(head, tail, e, LayoutEdge.RateOf(graph.Weights[e] / heaviest)));
                }
            }
        }

        return edges;
    }
}
