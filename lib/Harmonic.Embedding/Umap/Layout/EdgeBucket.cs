using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Harmonic.Embedding;

/// <summary>The edges between two blocks of points, moved sixteen at a time: one edge a lane, no point in two lanes.</summary>
internal sealed class EdgeBucket
{
    private const int Lanes = VectorBlock.Width;
    private const int NegativeSamples = 5; // for each draw of an edge

    private readonly LayoutEdge[] edges;
    private LayoutEdge[] waiting;
    private LayoutEdge[] deferred;
    private readonly int bucketCount;
    private long batch;

    /// <summary>A bucket of edges, one of several, which number their batches so that no two share a number.</summary>
    public EdgeBucket(List<LayoutEdge> edges, int bucket, int bucketCount)
    {
        batch = bucket;
        this.bucketCount = bucketCount;
        // A point's first edges, then the second ones, and so on: neighbours in this order seldom share a point.
        var seen = new Dictionary<int, int>();
        var turns = new int[edges.Count];
        for (var e = 0; e < turns.Length; e++)
        {
            turns[e] = seen[edges[e].Head] = seen.GetValueOrDefault(edges[e].Head) + 1;
        }

        this.edges = [.. Enumerable.Range(0, turns.Length).OrderBy(e => turns[e]).Select(e => edges[e])];
        waiting = new LayoutEdge[turns.Length];
        deferred = new LayoutEdge[turns.Length];
    }

    /// <summary>Number of edges.</summary>
    public int Count => edges.Length;

    /// <summary>Moves the edges that the epoch draws.</summary>
    public void Move(LayoutState state)
    {
        var count = Draw(state.Epoch);
        while (count > 0)
        {
            count = MoveDisjoint(waiting.AsSpan(0, count), state);
            (waiting, deferred) = (deferred, waiting);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Draw(int epoch)
    {
        var count = 0;
        foreach (ref readonly var edge in edges.AsSpan())
        {
            waiting[count] = edge;
            count += edge.DrawsIn(epoch); // no branch: which edges are drawn cannot be foreseen
        }

        return count;
    }

    // Fills batches in order; an edge with a point that is in the batch already waits for the next sweep.
    private int MoveDisjoint(Span<LayoutEdge> drawn, LayoutState state)
    {
        Span<int> heads = stackalloc int[Lanes];
        Span<int> tails = stackalloc int[Lanes];
        Span<int> numbers = stackalloc int[Lanes];
        var (lane, later) = (0, 0);
        batch += bucketCount;
        foreach (ref readonly var edge in drawn)
        {
            if (state.LastBatch[edge.Head] == batch || state.LastBatch[edge.Tail] == batch)
            {
                deferred[later++] = edge;
                continue;
            }

            state.LastBatch[edge.Head] = state.LastBatch[edge.Tail] = batch;
            (heads[lane], tails[lane], numbers[lane]) = (edge.Head, edge.Tail, edge.Number);
            if (++lane == Lanes)
            {
                MoveBatch(heads, tails, numbers, lane, state);
                batch += bucketCount;
                lane = 0;
            }
        }

        MoveBatch(heads, tails, numbers, lane, state);
        return later;
    }

    // Pulls both ends together and pushes the head away from random points.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MoveBatch(Span<int> heads, Span<int> tails, Span<int> numbers, int lanes, LayoutState state)
    {
        if (lanes == 0)
        {
            return;
        }

        // Idle lanes repeat the first edge without moving or writing it.
        heads[lanes..].Fill(heads[0]);
        tails[lanes..].Fill(tails[0]);
        var (head, tail) = (Vector512.Create<int>(heads), Vector512.Create<int>(tails));
        Span<Vector512<float>> here = stackalloc Vector512<float>[state.Dimensions];
        Span<Vector512<float>> there = stackalloc Vector512<float>[state.Dimensions];
        Span<Vector512<float>> random = stackalloc Vector512<float>[state.Dimensions];
        Gather(state.Positions, head, here);
        Gather(state.Positions, tail, there);
        var (forces, step) = (state.Forces, Vector512.Create(state.Step));
        var generator = LaneRandom.Start(state.Seed, (uint)state.Epoch, Vector512.Create<int>(numbers));
        forces.Attract(here, there, step);
        for (var sample = 0; sample < NegativeSamples; sample++)
        {
            var drawn = LaneRandom.Next(ref generator, state.Count);
            Gather(state.Before, drawn, random);
            forces.Repel(here, random, Unless(Vector512.Equals(drawn, head), step));
        }

        Scatter(here, heads[..lanes], state.Positions);
        Scatter(there, tails[..lanes], state.Positions);
    }

    // A point does not push itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Unless(Vector512<int> self, Vector512<float> step) =>
        Vector512.ConditionalSelect(self.AsSingle(), Vector512<float>.Zero, step);

    // Coordinates of sixteen points, one vector for each dimension.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather(float[] positions, Vector512<int> points, Span<Vector512<float>> coordinates)
    {
        Span<int> places = stackalloc int[Lanes];
        (points * coordinates.Length).CopyTo(places);
        for (var d = 0; d < coordinates.Length; d++)
        {
            ref var source = ref positions[d];
            coordinates[d] = Vector512.Create(
                Vector256.Create(Four(ref source, ref places[0]), Four(ref source, ref places[4])),
                Vector256.Create(Four(ref source, ref places[8]), Four(ref source, ref places[12]))
            );
        }
    }

    // Unchecked, for this is where a layout spends its time: every number is that of a point.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Four(ref float source, ref int place) =>
        Vector128.Create(
            Unsafe.Add(ref source, place),
            Unsafe.Add(ref source, Unsafe.Add(ref place, 1)),
            Unsafe.Add(ref source, Unsafe.Add(ref place, 2)),
            Unsafe.Add(ref source, Unsafe.Add(ref place, 3))
        );

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter(ReadOnlySpan<Vector512<float>> coordinates, ReadOnlySpan<int> points, float[] positions)
    {
        var lanes = MemoryMarshal.Cast<Vector512<float>, float>(coordinates);
        for (var lane = 0; lane < points.Length; lane++)
        {
            var place = positions.AsSpan(points[lane] * coordinates.Length, coordinates.Length);
            for (var d = 0; d < place.Length; d++)
            {
                place[d] = lanes[(d * Lanes) + lane];
            }
        }
    }
}
