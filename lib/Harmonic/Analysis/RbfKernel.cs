namespace Harmonic.Analysis;

/// <summary>
/// The symmetric matrix exp(-gamma · |x_i - x_j|²) as an operator. No part of it is stored: each product computes the entries
/// above the diagonal tile by tile, in cache, and uses each of them for both sides.
/// </summary>
internal sealed class RbfKernel(PointTable points, double gamma)
{
    // Strips of 16 × 128 entries (8 KiB): a strip, the points and the four pieces of panel it meets fit a 32 KiB first cache.
    private const int BlockRows = 128;
    private const int StripRows = 16;
    private const int ChunkRows = 4096;

    private readonly int blocks = (points.Padded + BlockRows - 1) / BlockRows;

    /// <summary>result = K · vectors. Rows of the padding must be zero on the way in, and mean nothing on the way out.</summary>
    public void Multiply(Panel vectors, Panel result)
    {
        Array.Clear(result.Values);
        Tournament.Run(
            blocks,
            block => Diagonal(block, vectors, result),
            (one, two) => OffDiagonal(one, two, vectors, result));
    }

    /// <summary>The kernel between other points and these, times vectors over these: one row of the result for each other point.</summary>
    public Panel MultiplyFrom(PointTable others, Panel vectors)
    {
        var result = new Panel(others.Padded);
        Parallel.For(0, others.Padded / StripRows, strip =>
        {
            Span<float> tile = stackalloc float[StripRows * BlockRows];
            for (var block = 0; block < blocks; block++)
            {
                var (first, columns) = BlockAt(block);
                var entries = Strip(others, strip * StripRows, first, columns, tile);
                TimesColumns(entries, strip * StripRows, first, columns, vectors, result);
            }
        });
        return result;
    }

    /// <summary>The kernel between these and other points, times vectors over the others: the transpose of the above.</summary>
    public Panel MultiplyTo(PointTable others, Panel vectors)
    {
        var chunks = (others.Padded + ChunkRows - 1) / ChunkRows;
        var partials = new Panel[chunks];
        Parallel.For(0, chunks, chunk =>
        {
            Span<float> tile = stackalloc float[StripRows * BlockRows];
            var partial = partials[chunk] = new Panel(points.Padded);
            var end = Math.Min(others.Padded, (chunk + 1) * ChunkRows);
            for (var row = chunk * ChunkRows; row < end; row += StripRows)
            {
                for (var block = 0; block < blocks; block++)
                {
                    var (first, columns) = BlockAt(block);
                    var entries = Strip(others, row, first, columns, tile);
                    TimesRows(entries, row, first, columns, vectors, partial);
                }
            }
        });
        return Panel.Sum(partials);
    }

    private (int First, int Rows) BlockAt(int block) =>
        (block * BlockRows, Math.Min(BlockRows, points.Padded - (block * BlockRows)));

    private void Diagonal(int block, Panel vectors, Panel result)
    {
        var (first, rows) = BlockAt(block);
        Span<float> tile = stackalloc float[StripRows * BlockRows];
        for (var row = first; row < first + rows; row += StripRows)
        {
            var strip = Strip(points, row, first, rows, tile);
            TimesColumns(strip, row, first, rows, vectors, result);
        }
    }

    private void OffDiagonal(int one, int two, Panel vectors, Panel result)
    {
        var (first, rows) = BlockAt(one);
        var (firstColumn, columns) = BlockAt(two);
        Span<float> tile = stackalloc float[StripRows * BlockRows];
        for (var row = first; row < first + rows; row += StripRows)
        {
            var strip = Strip(points, row, firstColumn, columns, tile);
            TimesColumns(strip, row, firstColumn, columns, vectors, result);
            TimesRows(strip, row, firstColumn, columns, vectors, result);
        }
    }

    private Span<float> Strip(PointTable others, int row, int firstColumn, int columns, Span<float> tile)
    {
        var strip = tile[..(StripRows * columns)];
        others.SquaredDistances(row, StripRows, points, firstColumn, columns, strip);
        PairwiseKernels.ExpOfMinus(strip, (float)gamma);
        return strip;
    }

    private static void TimesColumns(Span<float> strip, int row, int firstColumn, int columns, Panel vectors, Panel result) =>
        Panel.MultiplyAdd(
            ref strip[0], columns, 1,
            ref vectors.Values[firstColumn * Panel.Width], ref result.Values[row * Panel.Width], StripRows, columns);

    private static void TimesRows(Span<float> strip, int row, int firstColumn, int columns, Panel vectors, Panel result) =>
        Panel.MultiplyAdd(
            ref strip[0], 1, columns,
            ref vectors.Values[row * Panel.Width], ref result.Values[firstColumn * Panel.Width], columns, StripRows);
}
