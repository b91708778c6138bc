using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Harmonic.Convolution;

/// <summary>
/// Arithmetic on blocks of 16 × 16 numbers, row by row. A block is 16 channels (columns) of 16 images (rows) at one pixel or
/// point, or the weights from 16 channels (rows) to 16 channels (columns) at one tap or point.
/// </summary>
internal abstract unsafe class BlockArithmetic
{
    /// <summary>Rows, and columns, of a block.</summary>
    internal const int Side = 16;

    /// <summary>Numbers of a block.</summary>
    internal const int Size = Side * Side;

    /// <summary>The widest that this processor has.</summary>
    internal static BlockArithmetic Widest { get; } = Supported().First();

    /// <summary>Those that this processor has, the widest first.</summary>
    internal static IEnumerable<BlockArithmetic> Supported()
    {
        if (Width512.IsSupported)
        {
            yield return new BlockArithmetic<Width512, Vector512<float>>();
        }
        if (Width256.IsSupported)
        {
            yield return new BlockArithmetic<Width256, Vector256<float>>();
        }
        yield return new BlockArithmetic<Width128, Vector128<float>>();
    }

    /// <summary>c[n, p] = Σ a[t, p] · b[n, t, p] over t below <paramref name="terms"/>, at each point p.</summary>
    /// <param name="a">Of whose blocks the first <paramref name="depth"/> columns are taken.</param>
    /// <param name="b">Of whose blocks the first <paramref name="depth"/> rows are taken.</param>
    /// <param name="c">Is overwritten.</param>
    /// <param name="points">How many p.</param>
    /// <param name="columns">How many n.</param>
    /// <param name="terms">How many t.</param>
    /// <param name="depth">16, or fewer where the rest is zero.</param>
    /// <param name="shared">Whether b is the same at all points, and holds one.</param>
    internal abstract void Multiply(float* a, float* b, float* c, int points, int columns, int terms, int depth, bool shared);

    /// <summary>c[n, m, p] += a[m, p]ᵀ · b[n, p] at each point p; <paramref name="shared"/> as there, of c.</summary>
    internal abstract void AddTransposed(float* a, float* b, float* c, int points, int columns, int rows, bool shared);

    /// <summary>Takes blocks through a transform, into or onto others.</summary>
    internal abstract void Apply(Transform transform, float* from, float* to, bool add = false);

    /// <summary>
    /// Adds a bias (16) to each row, and, unless <paramref name="slope"/> is null, takes the exact GELU and its slope.
    /// </summary>
    internal abstract void AddBias(float* block, float* bias, float* slope);

    /// <summary>Multiplies by a slope, unless it is null, and adds the rows to a sum (16).</summary>
    internal abstract void ScaleAndSum(float* block, float* slope, float* sum);
}

/// <inheritdoc/>
internal sealed unsafe class BlockArithmetic<TWidth, TVector> : BlockArithmetic
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : struct
{
    private static int Lanes => Side / TWidth.PerRow;

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal override void Multiply(float* a, float* b, float* c, int points, int columns, int terms, int depth, bool shared)
    {
        var (each, held) = shared ? (0, 1) : (Size, points);
        for (var column = 0; column < columns; column++, b += terms * held * Size)
        {
            for (var point = 0; point < points; point++, c += Size)
            {
                Kernel<Straight>.Multiply(a + point * Size, points * Size, b + point * each, held * Size, c, terms, depth, false);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal override void AddTransposed(float* a, float* b, float* c, int points, int columns, int rows, bool shared)
    {
        var (each, held) = shared ? (0, 1) : (Size, points);
        for (var pair = 0; pair < columns * rows; pair++, c += held * Size)
        {
            for (var point = 0; point < points; point++)
            {
                var (p, q) = (pair % rows * points + point, pair / rows * points + point);
                Kernel<Transposed>.Multiply(a + p * Size, 0, b + q * Size, 0, c + point * each, 1, Side, true);
            }
        }
    }

    private interface IOrder
    {
        static abstract int Row { get; }
        static abstract int Column { get; }
    }

    private struct Straight : IOrder
    {
        public static int Row => Side;
        public static int Column => 1;
    }

    private struct Transposed : IOrder
    {
        public static int Row => 1;
        public static int Column => Side;
    }

    private static class Kernel<TOrder>
        where TOrder : struct, IOrder
    {
        /// <summary>
        /// c = Σ A · B, or added to c: the one loop that takes the time. Sum number i is part i % PerRow of row i / PerRow, 16
        /// sums in registers at once, but 8 with two vectors a row (AVX2 has half the registers). What depends on the width is
        /// settled when this is compiled.
        /// </summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static void Multiply(float* a, int aStep, float* b, int bStep, float* c, int terms, int depth, bool add)
        {
            var rows = TWidth.PerRow == 1 ? Side : 4;
            for (var row = 0; row < Side; row += rows, a += rows * TOrder.Row, c += rows * Side)
            {
                TVector s0 = default,
                    s1 = default,
                    s2 = default,
                    s3 = default;
                TVector s4 = default,
                    s5 = default,
                    s6 = default,
                    s7 = default;
                TVector s8 = default,
                    s9 = default,
                    s10 = default,
                    s11 = default;
                TVector s12 = default,
                    s13 = default,
                    s14 = default,
                    s15 = default;
                var p = a;
                var q = b;
                for (var term = 0; term < terms; term++, p += aStep - depth * TOrder.Column, q += bStep - depth * Side)
                {
                    for (var k = 0; k < depth; k++, p += TOrder.Column, q += Side)
                    {
                        var b0 = TWidth.Load(q);
                        var b1 = TWidth.PerRow > 1 ? TWidth.Load(q + Lanes) : b0;
                        var b2 = TWidth.PerRow > 2 ? TWidth.Load(q + 2 * Lanes) : b0;
                        var b3 = TWidth.PerRow > 2 ? TWidth.Load(q + 3 * Lanes) : b1;
                        s0 = Step(p, 0, b0, s0);
                        s1 = Step(p, 1, b1, s1);
                        s2 = Step(p, 2, b2, s2);
                        s3 = Step(p, 3, b3, s3);
                        s4 = Step(p, 4, b0, s4);
                        s5 = Step(p, 5, b1, s5);
                        s6 = Step(p, 6, b2, s6);
                        s7 = Step(p, 7, b3, s7);
                        if (TWidth.PerRow != 2)
                        {
                            s8 = Step(p, 8, b0, s8);
                            s9 = Step(p, 9, b1, s9);
                            s10 = Step(p, 10, b2, s10);
                            s11 = Step(p, 11, b3, s11);
                            s12 = Step(p, 12, b0, s12);
                            s13 = Step(p, 13, b1, s13);
                            s14 = Step(p, 14, b2, s14);
                            s15 = Step(p, 15, b3, s15);
                        }
                    }
                }
                Put(s0, c, 0, add);
                Put(s1, c, 1, add);
                Put(s2, c, 2, add);
                Put(s3, c, 3, add);
                Put(s4, c, 4, add);
                Put(s5, c, 5, add);
                Put(s6, c, 6, add);
                Put(s7, c, 7, add);
                if (TWidth.PerRow != 2)
                {
                    Put(s8, c, 8, add);
                    Put(s9, c, 9, add);
                    Put(s10, c, 10, add);
                    Put(s11, c, 11, add);
                    Put(s12, c, 12, add);
                    Put(s13, c, 13, add);
                    Put(s14, c, 14, add);
                    Put(s15, c, 15, add);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TVector Step(float* a, int number, TVector b, TVector sum) =>
            TWidth.MultiplyAdd(TWidth.All(a[number / TWidth.PerRow * TOrder.Row]), b, sum);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal override void Apply(Transform transform, float* from, float* to, bool add = false)
    {
        var between = stackalloc float[transform.Between * Size];
        foreach (var (columns, rows) in transform.Halves)
        {
            Combine(columns, from, between, false);
            Combine(rows, between, to, add);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Combine(Transform.Half half, float* from, float* to, bool add)
    {
        ReadOnlySpan<(int From, float Factor)> terms = half.Terms;
        var start = 0;
        foreach (var (target, end) in half.Sums)
        {
            for (var part = 0; part < Size; part += 8 * Lanes)
            {
                TVector s0 = default,
                    s1 = default,
                    s2 = default,
                    s3 = default;
                TVector s4 = default,
                    s5 = default,
                    s6 = default,
                    s7 = default;
                for (var term = start; term < end; term++)
                {
                    var p = from + terms[term].From + part;
                    var factor = TWidth.All(terms[term].Factor);
                    s0 = Times(factor, p, 0, s0);
                    s1 = Times(factor, p, 1, s1);
                    s2 = Times(factor, p, 2, s2);
                    s3 = Times(factor, p, 3, s3);
                    s4 = Times(factor, p, 4, s4);
                    s5 = Times(factor, p, 5, s5);
                    s6 = Times(factor, p, 6, s6);
                    s7 = Times(factor, p, 7, s7);
                }
                var c = to + target + part;
                Put(s0, c, 0, add);
                Put(s1, c, 1, add);
                Put(s2, c, 2, add);
                Put(s3, c, 3, add);
                Put(s4, c, 4, add);
                Put(s5, c, 5, add);
                Put(s6, c, 6, add);
                Put(s7, c, 7, add);
            }
            start = end;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Times(TVector factor, float* p, int number, TVector sum) =>
        TWidth.MultiplyAdd(factor, TWidth.Load(p + number * Lanes), sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(TVector sum, float* c, int number, bool add) =>
        TWidth.Store(add ? TWidth.Add(sum, TWidth.Load(c + number * Lanes)) : sum, c + number * Lanes);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal override void AddBias(float* block, float* bias, float* slope)
    {
        for (var i = 0; i < Size; i += Lanes)
        {
            var value = TWidth.Add(TWidth.Load(block + i), TWidth.Load(bias + i % Side));
            if (slope is not null)
            {
                (value, var rise) = Gelu(value);
                TWidth.Store(rise, slope + i);
            }
            TWidth.Store(value, block + i);
        }
    }

    /// <summary>
    /// z Φ(z) and its slope Φ(z) + z φ(z). The normal distribution's tail Φ(−u) is exp(−u²/2) t P(t), t = 1/(1 + 0.35 u), the
    /// form of Abramowitz and Stegun 7.1.26, with P of degree 8 fitted by Remez's exchange: to 4e-8 of the tail itself for u up
    /// to 14.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector Value, TVector Slope) Gelu(TVector z)
    {
        // exp(−z²/2) as 2^(whole + part), part within ± 1/2: adding 1.5 · 2²³ rounds to a whole number, left in the lowest bits.
        var power = TWidth.Multiply(TWidth.Min(TWidth.Multiply(z, z), TWidth.All(174)), TWidth.All(-0.72134752f));
        var whole = TWidth.Add(power, TWidth.All(12582912));
        var part = TWidth.MultiplyAdd(TWidth.Add(whole, TWidth.All(-12582912)), TWidth.All(-1), power);
        var exponential = Next(TWidth.All(0.000153458037f), part, 0.00133999309f);
        exponential = Next(Next(Next(exponential, part, 0.00961848907f), part, 0.0555032864f), part, 0.240226462f);
        exponential = TWidth.Multiply(Next(Next(exponential, part, 0.693147182f), part, 1), TWidth.PowerOfTwo(whole));
        var t = TWidth.Divide(TWidth.All(1), TWidth.MultiplyAdd(TWidth.Abs(z), TWidth.All(0.35f), TWidth.All(1)));
        var tail = Next(Next(TWidth.All(-0.0291458778f), t, 0.143971473f), t, -0.255713820f);
        tail = Next(Next(Next(tail, t, 0.159173742f), t, -0.0231095869f), t, 0.105507918f);
        tail = Next(Next(Next(tail, t, 0.119832888f), t, 0.139861867f), t, 0.139621407f);
        tail = TWidth.Multiply(tail, TWidth.Multiply(exponential, t));
        var normal = TWidth.WhereNegative(z, tail, TWidth.MultiplyAdd(tail, TWidth.All(-1), TWidth.All(1)));
        return (TWidth.Multiply(z, normal), TWidth.MultiplyAdd(TWidth.Multiply(z, exponential), TWidth.All(0.39894228f), normal));
    }

    /// <summary>The next step of a polynomial by Horner's rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Next(TVector sum, TVector x, float coefficient) => TWidth.MultiplyAdd(sum, x, TWidth.All(coefficient));

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal override void ScaleAndSum(float* block, float* slope, float* sum)
    {
        for (var part = 0; part < Side; part += Lanes)
        {
            var total = TWidth.Load(sum + part);
            for (var i = part; i < Size; i += Side)
            {
                var value = TWidth.Load(block + i);
                if (slope is not null)
                {
                    value = TWidth.Multiply(value, TWidth.Load(slope + i));
                    TWidth.Store(value, block + i);
                }
                total = TWidth.Add(total, value);
            }
            TWidth.Store(total, sum + part);
        }
    }
}
