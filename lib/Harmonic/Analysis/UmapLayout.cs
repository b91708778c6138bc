namespace Harmonic.Analysis;

/// <summary>
/// The layout of UMAP by stochastic gradient descent with negative sampling (McInnes, Healy and Melville 2018, algorithm 5). Each
/// edge is drawn in proportion to its weight, on umap-learn's schedule, and moves both its ends; sixteen edges move at a time.
/// </summary>
/// <remarks>
/// The points are cut into blocks, which meet in a tournament: edges within a block, then those between two, move in a fixed order.
/// Negative samples are seen where the epoch found them. So the layout is the same on any number of threads. (Letting every point
/// move by itself towards where the others were would be simpler, but costs 0.013 of trustworthiness.)
/// </remarks>
internal sealed class UmapLayout
{
    private const int MostBlocks = 16;
    private const int PointsInBlock = 256;

    private readonly int epochs;
    private readonly int blocks;
    private readonly LayoutState state;
    private readonly Dictionary<(int One, int Two), EdgeBucket> buckets;

    public UmapLayout(FuzzyGraph graph, float[,] start, UmapCurve curve, int epochs, int seed)
    {
        this.epochs = epochs;
        blocks = Math.Clamp(graph.Count / PointsInBlock, 1, MostBlocks);
        state = new LayoutState(start, new LayoutForces(curve), (uint)seed);
        buckets = Buckets(graph);
    }

    /// <summary>Runs all epochs and gives the positions, N × dimensions.</summary>
    public float[,] Run(IProgress<double>? progress)
    {
        for (var epoch = 1; epoch < epochs; epoch++)
        {
            state.BeginEpoch(epoch, 1 - ((epoch - 1f) / epochs));
            Tournament.Run(blocks, block => Move(block, block), Move);
            progress?.Report((epoch + 1.0) / epochs);
        }

        var result = new float[state.Count, state.Dimensions];
        Buffer.BlockCopy(state.Positions, 0, result, 0, state.Positions.Length * sizeof(float));
        return result;
    }

    private void Move(int one, int two)
    {
        if (buckets.TryGetValue((one, two), out var bucket))
        {
            bucket.Move(state);
        }
    }

    private Dictionary<(int One, int Two), EdgeBucket> Buckets(FuzzyGraph graph)
    {
        var heaviest = graph.Weights.Max();
        var edges = new Dictionary<(int, int), List<LayoutEdge>>();
        for (var head = 0; head < graph.Count; head++)
        {
            for (var e = graph.RowStarts[head]; e < graph.RowStarts[head + 1]; e++)
            {
                var tail = graph.Columns[e];
                if (tail > head)
                {
                    var pair = (BlockOf(head, graph.Count), BlockOf(tail, graph.Count));
                    if (!edges.TryGetValue(pair, out var list))
                    {
                        edges[pair] = list = [];
                    }

                    list.Add(new LayoutEdge(head, tail, e, LayoutEdge.RateOf(graph.Weights[e] / heaviest)));
                }
            }
        }

        return edges
            .Select((pair, bucket) => (pair.Key, Bucket: new EdgeBucket(pair.Value, bucket, edges.Count)))
            .ToDictionary(pair => pair.Key, pair => pair.Bucket);
    }

    private int BlockOf(int point, int count) => (int)((long)point * blocks / count);
}
