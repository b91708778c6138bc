using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Harmonic.Embedding;

/// <summary>
/// Elementary functions of sixteen floats at a time, by the polynomials of the Cephes library. Own code because the runtime's
/// Vector512.Exp and Log go through double and take several times as long.
/// </summary>
internal static class VectorMath
{
    /// <summary>e^x for x below 88, relative error below 2e-7; below -87 it stays at e^-87, which is zero here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        const float Log2E = 1.44269504f,
            Ln2High = 0.693359375f,
            Ln2Low = -2.12194440e-4f;
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

    /// <summary>Natural logarithm of positive normal numbers, absolute error below 2e-7 near 1 and relative elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        // x = 2^n (1 + r) with 1 + r between the roots of 1/2 and 2.
        var bits = x.AsInt32() - Vector512.Create(0x3f3504f3);
        var n = Vector512.ConvertToSingle(Vector512.ShiftRightArithmetic(bits, 23));
        var r = ((bits & Vector512.Create(0x007fffff)) + Vector512.Create(0x3f3504f3)).AsSingle() - Vector512<float>.One;
        var p = Vector512.Create(7.0376836292e-2f);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(-1.1514610310e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.1676998740e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(-1.2420140846e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.4249322787e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(-1.6668057665e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.0000714765e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(-2.4999993993e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(3.3333331174e-1f));
        var square = r * r;
        p = Vector512.FusedMultiplyAdd(p * r, square, square * -0.5f) + r;
        return Vector512.FusedMultiplyAdd(n, Vector512.Create(0.693147181f), p);
    }
}
