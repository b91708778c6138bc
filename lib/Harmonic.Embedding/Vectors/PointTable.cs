namespace Harmonic.Embedding;

/// <summary>
/// A point cloud laid out for vector arithmetic: one row of memory per coordinate, padded to a multiple of
/// <see cref="Step"/> points. The padding lies so far away that every kernel value with it is zero and no search finds it.
/// </summary>
internal sealed class PointTable
{
    /// <summary>Points come in multiples of this: two vectors.</summary>
    public const int Step = 2 * VectorBlock.Width;

    private const float FarAway = 1e18f;

    /// <summary>Number of points, without the padding.</summary>
    public int Count { get; }

    /// <summary><see cref="Count"/> rounded up to a multiple of <see cref="Step"/>.</summary>
    public int Padded { get; }

    /// <summary>Number of coordinates of a point.</summary>
    public int Dimensions { get; }

    /// <summary>Coordinate d of point i at [d * Padded + i].</summary>
    public float[] Values { get; }

    public PointTable(float[,] data)
    {
        Count = data.GetLength(0);
        Dimensions = data.GetLength(1);
        Padded = (Count + Step - 1) / Step * Step;
        Values = new float[(long)Padded * Dimensions];
        for (var d = 0; d < Dimensions; d++)
        {
            var row = Values.AsSpan(d * Padded, Padded);
            for (var i = 0; i < Count; i++)
            {
                row[i] = data[i, d];
            }

            row[Count..].Fill(FarAway);
        }
    }

    /// <summary>The points with these indices, as a table of their own.</summary>
    public static PointTable Select(float[,] data, ReadOnlySpan<int> indices)
    {
        var columns = data.GetLength(1);
        var chosen = new float[indices.Length, columns];
        for (var i = 0; i < indices.Length; i++)
        {
            for (var d = 0; d < columns; d++)
            {
                chosen[i, d] = data[indices[i], d];
            }
        }

        return new PointTable(chosen);
    }

    /// <summary>
    /// Squared Euclidean distances from points [first, first + rows) of this table to points
    /// [firstOther, firstOther + columns) of another, as a row-major tile. Rows come in fours, columns in multiples
    /// of <see cref="Step"/>. Differences are squared, not expanded into products: near points keep all their digits.
    /// </summary>
    public void SquaredDistances(int first, int rows, PointTable other, int firstOther, int columns, Span<float> tile)
    {
        for (var row = 0; row < rows; row += 4)
        {
            PairwiseKernels.FourRows(this, first + row, other, firstOther, columns, tile.Slice(row * columns, 4 * columns));
        }
    }
}
