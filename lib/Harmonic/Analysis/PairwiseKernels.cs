using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Harmonic.Analysis;

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
            Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default;
            Vector512<float> b0 = default, b1 = default, b2 = default, b3 = default;
            ref var x = ref rows.Values[row];
            ref var y = ref other.Values[firstOther + column];
            for (var d = 0; d < rows.Dimensions; d++)
            {
                var low = Vector512.LoadUnsafe(ref y);
                var high = Vector512.LoadUnsafe(ref y, Panel.Width);
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
        Vector512<float> here, Vector512<float> low, Vector512<float> high, ref Vector512<float> a, ref Vector512<float> b)
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
        b.StoreUnsafe(ref target, (nuint)(at + Panel.Width));
    }

    /// <summary>Replaces each squared distance s by exp(-gamma · s), in place; the length is a multiple of <see cref="Panel.Width"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ExpOfMinus(Span<float> squared, float gamma)
    {
        ref var values = ref squared[0];
        var scale = Vector512.Create(-gamma);
        for (nuint i = 0; i < (nuint)squared.Length; i += Panel.Width)
        {
            Exp(Vector512.LoadUnsafe(ref values, i) * scale).StoreUnsafe(ref values, i);
        }
    }

    /// <summary>
    /// e^x for x in [-∞, 88), relative error below 2e-7; values below e^-87 come out as e^-87, which is zero here.
    /// Own code because the runtime's Vector512.Exp goes through double and takes several times as long (Cephes expf).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        const float Log2E = 1.44269504f, Ln2High = 0.693359375f, Ln2Low = -2.12194440e-4f;
        var toInteger = Vector512.Create(12582912f); // 1.5 · 2^23: adding it leaves the integer in the low bits
        x = Vector512.Max(x, Vector512.Create(-87f));
        var shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(Log2E), toInteger);
        var n = shifted - toInteger;
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Low), r);
        var p = Vector512.Create(1.9875691500e-4f);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.3981999507e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(8.3334519073e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(4.1665795894e-2f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.6666665459e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(5.0000001201e-1f));
        p = Vector512.FusedMultiplyAdd(p, r * r, r + Vector512<float>.One);
        return (p.AsInt32() + Vector512.ShiftLeft(shifted.AsInt32(), 23)).AsSingle();
    }
}
