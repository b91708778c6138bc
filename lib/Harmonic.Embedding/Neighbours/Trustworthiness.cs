using System.Runtime.Intrinsics;

namespace Harmonic.Embedding;

/// <summary>
/// Trustworthiness of a layout: how far the neighbours it shows are neighbours in the data (Venna and Kaski, Neighborhood
/// preservation in nonlinear projection methods, ICANN 2001). The same number as scikit-learn's <c>trustworthiness</c>.
/// </summary>
public static class Trustworthiness
{
    private const int TileRows = 4;

    /// <summary>Scores a layout of points.</summary>
    /// <param name="data">
    /// Points, N × dimensions, N at least 3, all values finite, spread over 1e-15 or more (or all equal).
    /// </param>
    /// <param name="embedding">Their places in the layout, N × its dimensions, as the points.</param>
    /// <param name="neighbours">Neighbourhood size k, at least 1 and below N / 2.</param>
    /// <returns>1 where all shown neighbours are true ones, less by the ranks of those that are not; at least 0.</returns>
    /// <exception cref="ArgumentException">
    /// A table is empty or holds a value that is not finite, the tables differ in length, or k is out of range.
    /// </exception>
    public static double Score(float[,] data, float[,] embedding, int neighbours = 15)
    {
        EmbeddingInput.CheckDistances(data, least: 3);
        EmbeddingInput.CheckDistances(embedding, least: 3, nameof(embedding));
        var count = data.GetLength(0);
        if (embedding.GetLength(0) != count)
        {
            throw new ArgumentException($"The layout has {embedding.GetLength(0)} points, the data {count}.", nameof(embedding));
        }

        EmbeddingInput.CheckRange(neighbours, 1, (count - 1) / 2, nameof(neighbours), $"fewer than half of the {count} points");
        var shown = NearestNeighbours.Exact(embedding, neighbours).Indices;
        var points = new PointTable(data);
        var blocks = new long[(count + TileRows - 1) / TileRows];
        Parallel.For(0, blocks.Length, block => blocks[block] = ExcessRanks(points, block * TileRows, shown));
        return 1 - (blocks.Sum() * 2.0 / ((double)count * neighbours * ((2.0 * count) - (3.0 * neighbours) - 1)));
    }

    // The sum over four points of how far beyond k their shown neighbours rank.
    private static long ExcessRanks(PointTable points, int first, int[,] shown)
    {
        var squared = new float[TileRows * points.Padded];
        points.SquaredDistances(first, TileRows, points, 0, points.Padded, squared);
        var excess = 0L;
        for (var r = 0; r < TileRows && first + r < points.Count; r++)
        {
            var distances = squared.AsSpan(r * points.Padded, points.Padded);
            distances[first + r] = float.PositiveInfinity; // a point is not its own neighbour
            for (var k = 0; k < shown.GetLength(1); k++)
            {
                excess += Math.Max(0, Rank(distances, shown[first + r, k]) - shown.GetLength(1));
            }
        }

        return excess;
    }

    // One more than the number of nearer points, where of two as near the one with the lower index counts as nearer.
    private static int Rank(Span<float> distances, int of)
    {
        var own = distances[of];
        var nearer = Vector512<int>.Zero;
        for (var at = 0; at < distances.Length; at += VectorBlock.Width)
        {
            nearer -= Vector512.LessThan(Vector512.LoadUnsafe(ref distances[at]), Vector512.Create(own)).AsInt32();
        }

        var rank = 1 + Vector512.Sum(nearer);
        for (var tie = distances[..of].IndexOf(own); tie >= 0; )
        {
            rank++;
            var next = distances[(tie + 1)..of].IndexOf(own);
            tie = next < 0 ? -1 : tie + 1 + next;
        }

        return rank;
    }
}
