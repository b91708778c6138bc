using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Harmonic.Embedding;

/// <summary>The inner loops of distances and of the RBF kernel, sixteen pairs at a time.</summary>
internal static class PairwiseKernels
{
    /// <summary>
    /// Squared distances from four points of one table to a run of points of another: tile[r * columns + c]. Columns come in
    /// multiples of <see cref="PointTable.Step"/>; four by thirty-two sums at a time keep both arithmetic units fed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourRows(PointTable rows, int row, PointTable other, int firstOther, int columns, Span<float> tile)
    {
        ref var target = ref tile[..(4 * columns)][0];
        for (var column = 0; column < columns; column += PointTable.Step)
        {
            Vector512<float> a0 = default,
                a1 = default,
                a2 = default,
                a3 = default;
            Vector512<float> b0 = default,
                b1 = default,
                b2 = default,
                b3 = default;
            ref var x = ref rows.Values[row];
            ref var y = ref other.Values[firstOther + column];
            for (var d = 0; d < rows.Dimensions; d++)
            {
                var low = Vector512.LoadUnsafe(ref y);
                var high = Vector512.LoadUnsafe(ref y, VectorBlock.Width);
                AddSquares(Vector512.Create(x), low, high, ref a0, ref b0);
                AddSquares(Vector512.Create(Unsafe.Add(ref x, 1)), low, high, ref a1, ref b1);
                AddSquares(Vector512.Create(Unsafe.Add(ref x, 2)), low, high, ref a2, ref b2);
                AddSquares(Vector512.Create(Unsafe.Add(ref x, 3)), low, high, ref a3, ref b3);
                x = ref Unsafe.Add(ref x, rows.Padded);
                y = ref Unsafe.Add(ref y, other.Padded);
            }

            Store(a0, b0, ref target, column);
            Store(a1, b1, ref target, columns + column);
            Store(a2, b2, ref target, (2 * columns) + column);
            Store(a3, b3, ref target, (3 * columns) + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSquares(
        Vector512<float> here,
        Vector512<float> low,
        Vector512<float> high,
        ref Vector512<float> a,
        ref Vector512<float> b
    )
    {
        var toLow = low - here;
        var toHigh = high - here;
        a = Vector512.FusedMultiplyAdd(toLow, toLow, a);
        b = Vector512.FusedMultiplyAdd(toHigh, toHigh, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> a, Vector512<float> b, ref float target, int at)
    {
        a.StoreUnsafe(ref target, (nuint)at);
        b.StoreUnsafe(ref target, (nuint)(at + VectorBlock.Width));
    }

    /// <summary>
    /// Replaces each squared distance s by exp(-gamma · s), in place; the length is a multiple of <see
    /// cref="VectorBlock.Width"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ExpOfMinus(Span<float> squared, float gamma)
    {
        ref var values = ref squared[0];
        var scale = Vector512.Create(-gamma);
        for (nuint i = 0; i < (nuint)squared.Length; i += VectorBlock.Width)
        {
            VectorMath.Exp(Vector512.LoadUnsafe(ref values, i) * scale).StoreUnsafe(ref values, i);
        }
    }
}
