using System.Runtime.Intrinsics;

namespace Harmonic.Convolution;

/// <summary>What the arithmetic needs of a processor's vectors, so that it is written once for every width.</summary>
internal unsafe interface IVectorWidth<TVector>
    where TVector : struct
{
    /// <summary>How many vectors hold the 16 numbers of a block's row: 1, 2 or 4.</summary>
    static abstract int PerRow { get; }
    static abstract bool IsSupported { get; }
    static abstract TVector Load(float* from);
    static abstract void Store(TVector vector, float* to);
    static abstract TVector All(float value);
    static abstract TVector Add(TVector a, TVector b);
    static abstract TVector Multiply(TVector a, TVector b);
    static abstract TVector Divide(TVector a, TVector b);
    static abstract TVector Min(TVector a, TVector b);
    static abstract TVector Abs(TVector a);

    /// <summary>a · b + c, in one rounding where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>Where <paramref name="sign"/> is below zero the first, elsewhere the second.</summary>
    static abstract TVector WhereNegative(TVector sign, TVector negative, TVector other);

    /// <summary>Two to the power of the whole number in the lowest bits of each number.</summary>
    static abstract TVector PowerOfTwo(TVector lowBits);
}

/// <summary>AVX-512.</summary>
internal unsafe struct Width512 : IVectorWidth<Vector512<float>>
{
    public static int PerRow => 1;
    public static bool IsSupported => Vector512.IsHardwareAccelerated;

    public static Vector512<float> Load(float* from) => Vector512.Load(from);

    public static void Store(Vector512<float> vector, float* to) => vector.Store(to);

    public static Vector512<float> All(float value) => Vector512.Create(value);

    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;

    public static Vector512<float> Multiply(Vector512<float> a, Vector512<float> b) => a * b;

    public static Vector512<float> Divide(Vector512<float> a, Vector512<float> b) => a / b;

    public static Vector512<float> Min(Vector512<float> a, Vector512<float> b) => Vector512.MinNative(a, b);

    public static Vector512<float> Abs(Vector512<float> a) => Vector512.Abs(a);

    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
        Vector512.MultiplyAddEstimate(a, b, c);

    public static Vector512<float> WhereNegative(Vector512<float> sign, Vector512<float> negative, Vector512<float> other) =>
        Vector512.ConditionalSelect(Vector512.LessThan(sign, Vector512<float>.Zero), negative, other);

    public static Vector512<float> PowerOfTwo(Vector512<float> lowBits) =>
        (Vector512.ShiftLeft(lowBits.AsInt32(), 23) + Vector512<float>.One.AsInt32()).AsSingle();
}

/// <summary>AVX2.</summary>
internal unsafe struct Width256 : IVectorWidth<Vector256<float>>
{
    public static int PerRow => 2;
    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    public static Vector256<float> Load(float* from) => Vector256.Load(from);

    public static void Store(Vector256<float> vector, float* to) => vector.Store(to);

    public static Vector256<float> All(float value) => Vector256.Create(value);

    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    public static Vector256<float> Multiply(Vector256<float> a, Vector256<float> b) => a * b;

    public static Vector256<float> Divide(Vector256<float> a, Vector256<float> b) => a / b;

    public static Vector256<float> Min(Vector256<float> a, Vector256<float> b) => Vector256.MinNative(a, b);

    public static Vector256<float> Abs(Vector256<float> a) => Vector256.Abs(a);

    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.MultiplyAddEstimate(a, b, c);

    public static Vector256<float> WhereNegative(Vector256<float> sign, Vector256<float> negative, Vector256<float> other) =>
        Vector256.ConditionalSelect(Vector256.LessThan(sign, Vector256<float>.Zero), negative, other);

    public static Vector256<float> PowerOfTwo(Vector256<float> lowBits) =>
        (Vector256.ShiftLeft(lowBits.AsInt32(), 23) + Vector256<float>.One.AsInt32()).AsSingle();
}

/// <summary>NEON and SSE.</summary>
internal unsafe struct Width128 : IVectorWidth<Vector128<float>>
{
    public static int PerRow => 4;
    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    public static Vector128<float> Load(float* from) => Vector128.Load(from);

    public static void Store(Vector128<float> vector, float* to) => vector.Store(to);

    public static Vector128<float> All(float value) => Vector128.Create(value);

    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;

    public static Vector128<float> Multiply(Vector128<float> a, Vector128<float> b) => a * b;

    public static Vector128<float> Divide(Vector128<float> a, Vector128<float> b) => a / b;

    public static Vector128<float> Min(Vector128<float> a, Vector128<float> b) => Vector128.MinNative(a, b);

    public static Vector128<float> Abs(Vector128<float> a) => Vector128.Abs(a);

    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Vector128.MultiplyAddEstimate(a, b, c);

    public static Vector128<float> WhereNegative(Vector128<float> sign, Vector128<float> negative, Vector128<float> other) =>
        Vector128.ConditionalSelect(Vector128.LessThan(sign, Vector128<float>.Zero), negative, other);

    public static Vector128<float> PowerOfTwo(Vector128<float> lowBits) =>
        (Vector128.ShiftLeft(lowBits.AsInt32(), 23) + Vector128<float>.One.AsInt32()).AsSingle();
}
