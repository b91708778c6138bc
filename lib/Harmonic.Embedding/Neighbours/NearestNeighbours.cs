using System.Runtime.Intrinsics;

namespace Harmonic.Embedding;

/// <summary>The nearest other points of each point, by Euclidean distance.</summary>
public sealed class NearestNeighbours
{
    /// <summary>
    /// Up to this many points <see cref="Find"/> compares all pairs; above it, it descends (<see cref="Approximate"/>).
    /// </summary>
    public const int ExactUpTo = 50_000;

    // Four rows of 1,024 distances: 16 KiB, half of a first cache.
    private const int TileRows = 4;
    private const int TileColumns = 1024;

    internal NearestNeighbours(int[,] indices, float[,] distances)
    {
        Indices = indices;
        Distances = distances;
    }

    /// <summary>
    /// N × k: the neighbours of each point, nearest first, never the point itself. Of equally distant ones, lower indices first.
    /// </summary>
    public int[,] Indices { get; }

    /// <summary>N × k: their distances, ascending.</summary>
    public float[,] Distances { get; }

    /// <summary>Exact neighbours up to <see cref="ExactUpTo"/> points, approximate ones above.</summary>
    /// <param name="data">
    /// Points, N × dimensions, N at least 2, all values finite, spread over 1e-15 or more (or all equal).
    /// </param>
    /// <param name="neighbours">k, from 1 to N - 1.</param>
    /// <param name="seed">Decides the random choices of the approximation; of no effect on exact neighbours.</param>
    /// <returns>The neighbours of each point.</returns>
    /// <exception cref="ArgumentException">
    /// The table is empty or holds a value that is not finite, or k is out of range.
    /// </exception>
    public static NearestNeighbours Find(float[,] data, int neighbours, int seed = 42)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.GetLength(0) <= ExactUpTo ? Exact(data, neighbours) : Approximate(data, neighbours, seed);
    }

    /// <summary>Exact neighbours by comparing all pairs: time grows with N².</summary>
    /// <inheritdoc cref="Find" path="/param|/returns|/exception"/>
    public static NearestNeighbours Exact(float[,] data, int neighbours)
    {
        Check(data, neighbours);
        var points = new PointTable(data);
        var (indices, distances) = (new int[points.Count, neighbours], new float[points.Count, neighbours]);
        Parallel.For(0, (points.Count + TileRows - 1) / TileRows, block =>
        {
            var lists = NeighbourList.Several(TileRows, neighbours);
            var first = block * TileRows;
            Scan(points, first, lists);
            for (var r = 0; r < TileRows && first + r < points.Count; r++)
            {
                lists[r].CopyTo(indices, distances, first + r);
            }
        });
        return new NearestNeighbours(indices, distances);
    }

    /// <summary>
    /// Approximate neighbours by descent over neighbours of neighbours (Dong, Charikar and Li, Efficient k-nearest neighbor graph
    /// construction, WWW 2011) from random projection trees: time grows little faster than N. Recall is 0.95 or better on data of
    /// few intrinsic dimensions. The same seed gives the same neighbours, whatever the number of threads.
    /// </summary>
    /// <inheritdoc cref="Find" path="/param|/returns|/exception"/>
    public static NearestNeighbours Approximate(float[,] data, int neighbours, int seed = 42)
    {
        Check(data, neighbours);
        return new NeighbourDescent(data, neighbours, seed).Run();
    }

    private static void Check(float[,] data, int neighbours)
    {
        EmbeddingInput.CheckDistances(data, least: 2);
        var count = data.GetLength(0);
        EmbeddingInput.CheckRange(neighbours, 1, count - 1, nameof(neighbours), $"{count} points have {count - 1} others each");
    }

    private static void Scan(PointTable points, int first, NeighbourList[] lists)
    {
        Span<float> tile = stackalloc float[TileRows * TileColumns];
        for (var column = 0; column < points.Padded; column += TileColumns)
        {
            var columns = Math.Min(TileColumns, points.Padded - column);
            points.SquaredDistances(first, TileRows, points, column, columns, tile);
            for (var r = 0; r < TileRows; r++)
            {
                Offer(tile.Slice(r * columns, columns), column, points.Count, first + r, lists[r]);
            }
        }
    }

    // Most distances are above the worst one kept: sixteen are dismissed by one comparison.
    private static void Offer(Span<float> squared, int firstColumn, int count, int self, NeighbourList list)
    {
        for (var at = 0; at < squared.Length; at += VectorBlock.Width)
        {
            var near = Vector512.LessThan(Vector512.LoadUnsafe(ref squared[at]), Vector512.Create(list.Worst));
            for (var bits = near.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                var lane = at + System.Numerics.BitOperations.TrailingZeroCount(bits);
                var other = firstColumn + lane;
                if (other != self && other < count)
                {
                    list.Insert(other, squared[lane]);
                }
            }
        }
    }
}
