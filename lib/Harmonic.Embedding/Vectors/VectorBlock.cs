using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Harmonic.Embedding;

/// <summary>
/// A tall matrix of <see cref="Width"/> columns, row-major: the block of vectors that the eigensolver works on. One row is one
/// 512-bit vector. Sums over rows are taken in float within a chunk and in double across chunks, in a fixed order.
/// </summary>
internal sealed class VectorBlock
{
    /// <summary>Columns of a block: the floats of one 512-bit vector.</summary>
    public const int Width = 16;

    private const int ChunkRows = 512;
    private const int ChunksWorthThreads = 48;

    /// <summary>Number of rows, a multiple of <see cref="Width"/>.</summary>
    public int Rows { get; }

    /// <summary>Row r at [r * Width, (r + 1) * Width).</summary>
    public float[] Values { get; }

    public VectorBlock(int rows)
    {
        Rows = rows;
        Values = new float[(long)rows * Width];
    }

    private int Chunks => (Rows + ChunkRows - 1) / ChunkRows;

    /// <summary>The sum of blocks, taken in double and in their order.</summary>
    public static VectorBlock Sum(IReadOnlyList<VectorBlock> parts)
    {
        var result = new VectorBlock(parts[0].Rows);
        for (var i = 0; i < result.Values.Length; i++)
        {
            var sum = 0.0;
            foreach (var part in parts)
            {
                sum += part.Values[i];
            }

            result.Values[i] = (float)sum;
        }

        return result;
    }

    /// <summary>
    /// Fills the first <paramref name="count"/> rows, from a column on, with numbers in [-1, 1) that depend on the seed alone.
    /// </summary>
    public void FillRandom(int count, int seed, int firstColumn = 0)
    {
        var random = new Random(seed);
        for (var row = 0; row < count; row++)
        {
            foreach (ref var value in Values.AsSpan((row * Width) + firstColumn, Width - firstColumn))
            {
                value = (random.NextSingle() * 2) - 1;
            }
        }
    }

    /// <summary>
    /// Subtracts from each column its mean over the first <paramref name="count"/> rows; the rows after them become zero.
    /// </summary>
    public void Centre(int count)
    {
        var sums = new double[Width];
        ForChunks(chunk => ColumnSums(chunk, count), partial => AddTo(sums, partial));
        var means = new float[Width];
        for (var c = 0; c < Width; c++)
        {
            means[c] = (float)(sums[c] / count);
        }

        var mean = Vector512.Create(means);
        for (var row = 0; row < count; row++)
        {
            var at = (nuint)(row * Width);
            (Vector512.LoadUnsafe(ref Values[0], at) - mean).StoreUnsafe(ref Values[0], at);
        }

        Values.AsSpan(count * Width).Clear();
    }

    /// <summary>A copy, centred as by <see cref="Centre"/>.</summary>
    public VectorBlock Centred(int count)
    {
        var copy = new VectorBlock(Rows);
        Values.CopyTo(copy.Values, 0);
        copy.Centre(count);
        return copy;
    }

    /// <summary>selfᵀ · other: the <see cref="Width"/> × <see cref="Width"/> matrix of inner products.</summary>
    public double[,] InnerProducts(VectorBlock other)
    {
        var sums = new double[Width * Width];
        ForChunks(
            chunk =>
            {
                var (first, rows) = ChunkAt(chunk);
                var partial = new float[Width * Width];
                MultiplyAdd(ref Values[first * Width], 1, Width, ref other.Values[first * Width], ref partial[0], Width, rows);
                return partial;
            },
            partial => AddTo(sums, partial)
        );
        var result = new double[Width, Width];
        Buffer.BlockCopy(sums, 0, result, 0, sums.Length * sizeof(double));
        return result;
    }

    /// <summary>self += scale · other · coefficients, where coefficients is <see cref="Width"/> × <see cref="Width"/>.</summary>
    public void AddProduct(VectorBlock other, double[,] coefficients, float scale = 1)
    {
        var small = new float[Width * Width];
        for (var i = 0; i < small.Length; i++)
        {
            small[i] = scale * (float)coefficients[i / Width, i % Width];
        }

        ForEachChunk(chunk =>
        {
            var (first, rows) = ChunkAt(chunk);
            MultiplyAdd(ref other.Values[first * Width], Width, 1, ref small[0], ref Values[first * Width], rows, Width);
        });
    }

    /// <summary>
    /// c[r] += Σ_t a[r * rowStride + t * depthStride] · b[t], where b[t] and c[r] are rows of a block. Rows come in eights.
    /// This one loop is every dense product here: kernel tile times block (either way round), inner products, combinations.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyAdd(ref float a, nint rowStride, nint depthStride, ref float b, ref float c, int rows, int depth)
    {
        for (var row = 0; row < rows; row += 8)
        {
            ref var a0 = ref Unsafe.Add(ref a, row * rowStride);
            ref var out0 = ref Unsafe.Add(ref c, row * Width);
            var c0 = Vector512.LoadUnsafe(ref out0);
            var c1 = Vector512.LoadUnsafe(ref out0, 1 * Width);
            var c2 = Vector512.LoadUnsafe(ref out0, 2 * Width);
            var c3 = Vector512.LoadUnsafe(ref out0, 3 * Width);
            var c4 = Vector512.LoadUnsafe(ref out0, 4 * Width);
            var c5 = Vector512.LoadUnsafe(ref out0, 5 * Width);
            var c6 = Vector512.LoadUnsafe(ref out0, 6 * Width);
            var c7 = Vector512.LoadUnsafe(ref out0, 7 * Width);
            ref var b0 = ref b;
            for (var t = 0; t < depth; t++)
            {
                var factor = Vector512.LoadUnsafe(ref b0);
                c0 = Vector512.FusedMultiplyAdd(Vector512.Create(a0), factor, c0);
                c1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a0, rowStride)), factor, c1);
                c2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a0, 2 * rowStride)), factor, c2);
                c3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a0, 3 * rowStride)), factor, c3);
                c4 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a0, 4 * rowStride)), factor, c4);
                c5 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a0, 5 * rowStride)), factor, c5);
                c6 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a0, 6 * rowStride)), factor, c6);
                c7 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a0, 7 * rowStride)), factor, c7);
                a0 = ref Unsafe.Add(ref a0, depthStride);
                b0 = ref Unsafe.Add(ref b0, Width);
            }

            c0.StoreUnsafe(ref out0);
            c1.StoreUnsafe(ref out0, 1 * Width);
            c2.StoreUnsafe(ref out0, 2 * Width);
            c3.StoreUnsafe(ref out0, 3 * Width);
            c4.StoreUnsafe(ref out0, 4 * Width);
            c5.StoreUnsafe(ref out0, 5 * Width);
            c6.StoreUnsafe(ref out0, 6 * Width);
            c7.StoreUnsafe(ref out0, 7 * Width);
        }
    }

    private static void AddTo(double[] sums, float[] partial)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += partial[i];
        }
    }

    private (int First, int Rows) ChunkAt(int chunk) => (chunk * ChunkRows, Math.Min(ChunkRows, Rows - (chunk * ChunkRows)));

    private float[] ColumnSums(int chunk, int count)
    {
        var (first, rows) = ChunkAt(chunk);
        var sum = Vector512<float>.Zero;
        for (var row = first; row < Math.Min(first + rows, count); row++)
        {
            sum += Vector512.LoadUnsafe(ref Values[0], (nuint)(row * Width));
        }

        var partial = new float[Width];
        sum.CopyTo(partial);
        return partial;
    }

    // Partial results are made in parallel and added in the order of the chunks: the sum does not depend on who came first.
    private void ForChunks(Func<int, float[]> make, Action<float[]> add)
    {
        var partials = new float[Chunks][];
        ForEachChunk(chunk => partials[chunk] = make(chunk));
        foreach (var partial in partials)
        {
            add(partial);
        }
    }

    // A second thread wakes up in the time in which one works through a few dozen chunks.
    private void ForEachChunk(Action<int> work)
    {
        if (Chunks > ChunksWorthThreads)
        {
            Parallel.For(0, Chunks, work);
            return;
        }

        for (var chunk = 0; chunk < Chunks; chunk++)
        {
            work(chunk);
        }
    }
}
