using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Harmonic.Convolution;

/// <summary>Which two blocks of two arrays of blocks are multiplied.</summary>
internal readonly record struct Link(int A, int B);

/// <summary>
/// Arithmetic on blocks of 16 × 16 numbers, row by row. A block is 16 channels (columns) of 16 images (rows) at one pixel, or the
/// weights from 16 channels (rows) to 16 channels (columns) at one tap of a kernel. Every part of a convolution and of its gradients is
/// a sum of products of such blocks, and nothing else is fast enough to matter.
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

    /// <summary>c = Σ A · B over the links; each link names <paramref name="tiles"/> blocks in a row of both arrays.</summary>
    /// <param name="a">Of whose blocks the first <paramref name="depth"/> columns are taken.</param>
    /// <param name="b">Of whose blocks the first <paramref name="depth"/> rows are taken.</param>
    /// <param name="c">Is overwritten.</param>
    /// <param name="links">Numbered in runs of <paramref name="tiles"/> blocks.</param>
    /// <param name="tiles">Blocks a link.</param>
    /// <param name="depth">16, or fewer where the rest is zero.</param>
    internal abstract void Multiply(float* a, float* b, float* c, ReadOnlySpan<Link> links, int tiles, int depth);

    /// <summary>c += Σ Aᵀ · B over the links, whose blocks lie <paramref name="aTiles"/> and <paramref name="bTiles"/> apart.</summary>
    internal abstract void AddTransposed(float* a, float* b, float* c, ReadOnlySpan<Link> links, int aTiles, int bTiles);

    /// <summary>Adds a bias (16) to each row.</summary>
    internal abstract void AddBias(float* block, float* bias);

    /// <summary>Adds a bias (16) to each row, takes the exact GELU of the sum, and writes its slope there too.</summary>
    internal abstract void AddBiasGelu(float* block, float* bias, float* slope);

    /// <summary>Multiplies number by number.</summary>
    internal abstract void Scale(float* block, float* by);

    /// <summary>Adds the rows to a sum (16).</summary>
    internal abstract void AddRows(float* block, float* sum);
}

/// <inheritdoc/>
internal sealed unsafe class BlockArithmetic<TWidth, TVector> : BlockArithmetic
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : struct
{
    private static int Lanes => Side / TWidth.PerRow;

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

    internal override void Multiply(float* a, float* b, float* c, ReadOnlySpan<Link> links, int tiles, int depth) =>
        Product<Straight>(a, b, c, links, tiles * Size, tiles * Size, tiles, depth, false);

    internal override void AddTransposed(float* a, float* b, float* c, ReadOnlySpan<Link> links, int aTiles, int bTiles) =>
        Product<Transposed>(a, b, c, links, aTiles * Size, bTiles * Size, 1, Side, true);

    /// <summary>Rows that are held in registers at once: 16 where one vector is a row, else 4.</summary>
    private static int Rows => TWidth.PerRow == 1 ? Side : 4;

    /// <summary>
    /// The one loop that takes the time. Sum number i is row i / PerRow, part i % PerRow of it; with two vectors a row (AVX2, which has
    /// half the registers) only the first eight sums exist. What depends on the width alone is settled when it is compiled.
    /// </summary>
    private static void Product<TOrder>(
        float* a, float* b, float* c, ReadOnlySpan<Link> links, int aStep, int bStep, int tiles, int depth, bool add)
        where TOrder : struct, IOrder
    {
        for (var row = 0; row < Side; row += Rows, a += Rows * TOrder.Row, c += Rows * Side)
        {
            TVector s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
            TVector s8 = default, s9 = default, s10 = default, s11 = default, s12 = default, s13 = default, s14 = default, s15 = default;
            foreach (var link in links)
            {
                var p = a + (nint)link.A * aStep;
                var q = b + (nint)link.B * bStep;
                for (var tile = 0; tile < tiles; tile++)
                {
                    for (var k = 0; k < depth; k++)
                    {
                        var b0 = TWidth.Load(q);
                        var b1 = TWidth.PerRow > 1 ? TWidth.Load(q + Lanes) : b0;
                        var b2 = TWidth.PerRow > 2 ? TWidth.Load(q + 2 * Lanes) : b0;
                        var b3 = TWidth.PerRow > 2 ? TWidth.Load(q + 3 * Lanes) : b1;
                        s0 = Step<TOrder>(p, 0, b0, s0);
                        s1 = Step<TOrder>(p, 1, b1, s1);
                        s2 = Step<TOrder>(p, 2, b2, s2);
                        s3 = Step<TOrder>(p, 3, b3, s3);
                        s4 = Step<TOrder>(p, 4, b0, s4);
                        s5 = Step<TOrder>(p, 5, b1, s5);
                        s6 = Step<TOrder>(p, 6, b2, s6);
                        s7 = Step<TOrder>(p, 7, b3, s7);
                        if (TWidth.PerRow != 2)
                        {
                            s8 = Step<TOrder>(p, 8, b0, s8);
                            s9 = Step<TOrder>(p, 9, b1, s9);
                            s10 = Step<TOrder>(p, 10, b2, s10);
                            s11 = Step<TOrder>(p, 11, b3, s11);
                            s12 = Step<TOrder>(p, 12, b0, s12);
                            s13 = Step<TOrder>(p, 13, b1, s13);
                            s14 = Step<TOrder>(p, 14, b2, s14);
                            s15 = Step<TOrder>(p, 15, b3, s15);
                        }
                        p += TOrder.Column;
                        q += Side;
                    }
                    p += Size - depth * TOrder.Column;
                    q += Size - depth * Side;
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
    private static TVector Step<TOrder>(float* a, int number, TVector b, TVector sum)
        where TOrder : struct, IOrder =>
        TWidth.MultiplyAdd(TWidth.All(a[number / TWidth.PerRow * TOrder.Row]), b, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(TVector sum, float* c, int number, bool add)
    {
        c += number * Lanes;
        TWidth.Store(add ? TWidth.Add(sum, TWidth.Load(c)) : sum, c);
    }

    internal override void AddBias(float* block, float* bias)
    {
        for (var i = 0; i < Size; i += Lanes)
        {
            TWidth.Store(TWidth.Add(TWidth.Load(block + i), TWidth.Load(bias + i % Side)), block + i);
        }
    }

    internal override void AddBiasGelu(float* block, float* bias, float* slope)
    {
        for (var i = 0; i < Size; i += Lanes)
        {
            var (value, rise) = Gelu(TWidth.Add(TWidth.Load(block + i), TWidth.Load(bias + i % Side)));
            TWidth.Store(value, block + i);
            TWidth.Store(rise, slope + i);
        }
    }

    /// <summary>
    /// z Φ(z) and its slope Φ(z) + z φ(z). The normal distribution's tail Φ(−u) is exp(−u²/2) t P(t), t = 1/(1 + 0.35 u), the form of
    /// Abramowitz and Stegun 7.1.26, with P of degree 8 fitted by Remez's exchange: 4e-8 of the tail itself for u up to 14.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector Value, TVector Slope) Gelu(TVector z)
    {
        // exp(−z²/2) as 2^(whole + part), part within ± 1/2: adding 1.5 · 2²³ rounds to a whole number, left in the lowest bits.
        var power = TWidth.Multiply(TWidth.Min(TWidth.Multiply(z, z), TWidth.All(174)), TWidth.All(-0.72134752f));
        var whole = TWidth.Add(power, TWidth.All(12582912));
        var part = TWidth.Add(power, TWidth.Multiply(TWidth.Add(whole, TWidth.All(-12582912)), TWidth.All(-1)));
        var exponential = TWidth.Multiply(TWidth.PowerOfTwo(whole), Polynomial(part, ExponentialCoefficients));
        var t = TWidth.Divide(TWidth.All(1), TWidth.MultiplyAdd(TWidth.Abs(z), TWidth.All(0.35f), TWidth.All(1)));
        var tail = TWidth.Multiply(TWidth.Multiply(exponential, t), Polynomial(t, TailCoefficients));
        var normal = TWidth.WhereNegative(z, tail, TWidth.MultiplyAdd(tail, TWidth.All(-1), TWidth.All(1)));
        var slope = TWidth.MultiplyAdd(TWidth.Multiply(z, exponential), TWidth.All(0.39894228f), normal);
        return (TWidth.Multiply(z, normal), slope);
    }

    private static ReadOnlySpan<float> ExponentialCoefficients =>
        [0.000153458037f, 0.00133999309f, 0.00961848907f, 0.0555032864f, 0.240226462f, 0.693147182f, 1f];

    private static ReadOnlySpan<float> TailCoefficients =>
        [-0.0291458778f, 0.143971473f, -0.255713820f, 0.159173742f, -0.0231095869f, 0.105507918f, 0.119832888f, 0.139861867f, 0.139621407f];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial(TVector x, ReadOnlySpan<float> coefficients)
    {
        var sum = TWidth.All(coefficients[0]);
        for (var i = 1; i < coefficients.Length; i++)
        {
            sum = TWidth.MultiplyAdd(sum, x, TWidth.All(coefficients[i]));
        }
        return sum;
    }

    internal override void Scale(float* block, float* by)
    {
        for (var i = 0; i < Size; i += Lanes)
        {
            TWidth.Store(TWidth.Multiply(TWidth.Load(block + i), TWidth.Load(by + i)), block + i);
        }
    }

    internal override void AddRows(float* block, float* sum)
    {
        for (var part = 0; part < Side; part += Lanes)
        {
            var total = TWidth.Load(sum + part);
            for (var i = part; i < Size; i += Side)
            {
                total = TWidth.Add(total, TWidth.Load(block + i));
            }
            TWidth.Store(total, sum + part);
        }
    }
}
