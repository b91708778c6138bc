using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Harmonic.Analysis;

/// <summary>The inner loops of distances and of the RBF kernel, sixteen pairs at a time.</summary>
internal static class PairwiseKernels
{
    /// <summary>Squared distances from four points of one table to a run of points of another: tile[r * columns + c].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourRows(PointTable rows, int row, PointTable other, int firstOther, int columns, Span<float> tile)
    {
        ref var target = ref tile[(4 * columns) - 1];
        target = ref tile[0];
        ref var left = ref rows.Values[row];
        ref var right = ref other.Values[firstOther];
        for (var column = 0; column < columns; column += Panel.Width)
        {
            Vector512<float> d0 = default, d1 = default, d2 = default, d3 = default;
            ref var x = ref left;
            ref var y = ref Unsafe.Add(ref right, column);
            for (var d = 0; d < rows.Dimensions; d++)
            {
                var there = Vector512.LoadUnsafe(ref y);
                var e0 = there - Vector512.Create(x);
                var e1 = there - Vector512.Create(Unsafe.Add(ref x, 1));
                var e2 = there - Vector512.Create(Unsafe.Add(ref x, 2));
                var e3 = there - Vector512.Create(Unsafe.Add(ref x, 3));
                d0 = Vector512.FusedMultiplyAdd(e0, e0, d0);
                d1 = Vector512.FusedMultiplyAdd(e1, e1, d1);
                d2 = Vector512.FusedMultiplyAdd(e2, e2, d2);
                d3 = Vector512.FusedMultiplyAdd(e3, e3, d3);
                x = ref Unsafe.Add(ref x, rows.Padded);
                y = ref Unsafe.Add(ref y, other.Padded);
            }

            d0.StoreUnsafe(ref target, (nuint)column);
            d1.StoreUnsafe(ref target, (nuint)(columns + column));
            d2.StoreUnsafe(ref target, (nuint)((2 * columns) + column));
            d3.StoreUnsafe(ref target, (nuint)((3 * columns) + column));
        }
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
