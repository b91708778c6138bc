namespace Harmonic.Embedding;

/// <summary>
/// The symmetric matrix exp(-gamma · |x_i - x_j|²) as an operator. No part of it is stored: each product computes the entries
/// above the diagonal tile by tile, in cache, and uses each of them for both sides.
/// </summary>
internal sealed class RbfKernel(PointTable points, double gamma)
{
    // Tiles of 16 × 128 entries (8 KiB): a tile, the points and the four pieces of vector block it meets fit a 32 KiB first
    // cache.
    private const int TileRows = 16;
    private const int TileColumns = 128;
    private const int BlockRows = 512;
    private const int ChunkRows = 4096;

    private readonly List<(int One, int Two)[]> rounds = Tournament.Rounds((points.Padded + BlockRows - 1) / BlockRows);

    /// <summary>result = K · vectors. Rows of the padding must be zero on the way in, and mean nothing on the way out.</summary>
    public void Multiply(VectorBlock vectors, VectorBlock result)
    {
        Array.Clear(result.Values);
        foreach (var round in rounds)
        {
            Parallel.ForEach(round, pair => Meet(pair.One, pair.Two, vectors, result));
        }
    }

    /// <summary>
    /// The kernel between other points and these, times vectors over these: one row of the result for each other point.
    /// </summary>
    public VectorBlock MultiplyFrom(PointTable others, VectorBlock vectors)
    {
        var result = new VectorBlock(others.Padded);
        Parallel.For(0, others.Padded / TileRows, tileRow =>
        {
            Span<float> scratch = stackalloc float[TileRows * TileColumns];
            for (var column = 0; column < points.Padded; column += TileColumns)
            {
                var tile = new Tile(tileRow * TileRows, column, Math.Min(TileColumns, points.Padded - column), scratch);
                Fill(others, tile);
                TimesColumns(tile, vectors, result);
            }
        });
        return result;
    }

    /// <summary>The kernel between these and other points, times vectors over the others: the transpose of the above.</summary>
    public VectorBlock MultiplyTo(PointTable others, VectorBlock vectors)
    {
        var chunks = (others.Padded + ChunkRows - 1) / ChunkRows;
        var partials = new VectorBlock[chunks];
        Parallel.For(0, chunks, chunk =>
        {
            Span<float> scratch = stackalloc float[TileRows * TileColumns];
            partials[chunk] = new VectorBlock(points.Padded);
            var end = Math.Min(others.Padded, (chunk + 1) * ChunkRows);
            for (var row = chunk * ChunkRows; row < end; row += TileRows)
            {
                for (var column = 0; column < points.Padded; column += TileColumns)
                {
                    var tile = new Tile(row, column, Math.Min(TileColumns, points.Padded - column), scratch);
                    Fill(others, tile);
                    TimesRows(tile, vectors, partials[chunk]);
                }
            }
        });
        return VectorBlock.Sum(partials);
    }

    private void Meet(int one, int two, VectorBlock vectors, VectorBlock result)
    {
        Span<float> scratch = stackalloc float[TileRows * TileColumns];
        var endRow = Math.Min((one + 1) * BlockRows, points.Padded);
        var endColumn = Math.Min((two + 1) * BlockRows, points.Padded);
        for (var column = two * BlockRows; column < endColumn; column += TileColumns)
        {
            for (var row = one * BlockRows; row < endRow; row += TileRows)
            {
                var tile = new Tile(row, column, Math.Min(TileColumns, endColumn - column), scratch);
                Fill(points, tile);
                TimesColumns(tile, vectors, result);
                if (one != two)
                {
                    TimesRows(tile, vectors, result);
                }
            }
        }
    }

    private void Fill(PointTable rows, Tile tile)
    {
        rows.SquaredDistances(tile.Row, TileRows, points, tile.Column, tile.Columns, tile.Entries);
        PairwiseKernels.ExpOfMinus(tile.Entries, (float)gamma);
    }

    private static void TimesColumns(Tile tile, VectorBlock vectors, VectorBlock result) =>
        VectorBlock.MultiplyAdd(
            ref tile.Entries[0],
            tile.Columns,
            1,
            ref vectors.Values[tile.Column * VectorBlock.Width],
            ref result.Values[tile.Row * VectorBlock.Width],
            TileRows,
            tile.Columns
        );

    private static void TimesRows(Tile tile, VectorBlock vectors, VectorBlock result) =>
        VectorBlock.MultiplyAdd(
            ref tile.Entries[0],
            1,
            tile.Columns,
            ref vectors.Values[tile.Row * VectorBlock.Width],
            ref result.Values[tile.Column * VectorBlock.Width],
            tile.Columns,
            TileRows
        );

    private readonly ref struct Tile(int row, int column, int columns, Span<float> scratch)
    {
        public int Row => row;

        public int Column => column;

        public int Columns => columns;

        public Span<float> Entries { get; } = scratch[..(TileRows * columns)];
    }
}
