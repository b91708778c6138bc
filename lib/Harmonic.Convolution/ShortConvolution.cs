namespace Harmonic.Convolution;

/// <summary>
/// A convolution along one axis in few products (Winograd; the matrices are Cook and Toom's): outputs = A ((G taps) ∘ (B
/// inputs)), with B points × inputs, G points × taps, A outputs × points. Its gradients are the transposes of the same three
/// matrices.
/// </summary>
internal sealed class ShortConvolution
{
    private static readonly double[] Nodes = [0, 1, -1, 2, -2];

    /// <summary>
    /// Four outputs at once. Each residue of the taps by the stride is a convolution of its own, of stride one; where one of them
    /// has more than three taps, which would cost too many digits, one output at once, each product at its own point.
    /// </summary>
    internal ShortConvolution(int taps, int stride)
    {
        Outputs = (taps + stride - 1) / stride <= 3 ? 4 : 1;
        Inputs = (Outputs - 1) * stride + taps;
        var parts = Enumerable
            .Range(0, Math.Min(taps, stride))
            .Select(first => (First: first, Taps: (taps - first + stride - 1) / stride))
            .ToArray();
        Points = parts.Sum(part => Outputs + part.Taps - 1);
        (B, G, A) = (new float[Points, Inputs], new float[Points, taps], new float[Outputs, Points]);
        var start = 0;
        foreach (var (first, count) in parts)
        {
            var points = Outputs + count - 1;
            for (var point = 0; point < points; point++)
            {
                var (inputs, weights, results) = Outputs == 1 || count == 1 ? Direct(point, points) : CookToom(point, points);
                for (var i = 0; i < points; i++)
                {
                    B[start + point, first + i * stride] = (float)inputs[i];
                }
                for (var i = 0; i < count; i++)
                {
                    G[start + point, first + i * stride] = (float)weights(i, count);
                }
                for (var i = 0; i < Outputs; i++)
                {
                    A[i, start + point] = (float)results(i, Outputs);
                }
            }
            start += points;
        }
    }

    internal int Outputs { get; }

    internal int Inputs { get; }

    internal int Points { get; }

    internal float[,] A { get; }

    internal float[,] B { get; }

    internal float[,] G { get; }

    private static (double[] Inputs, Func<int, int, double> Weights, Func<int, int, double> Results) Direct(int point, int points)
    {
        double Own(int i, int count) => count == 1 || i == point ? 1 : 0;
        return ([.. Enumerable.Range(0, points).Select(i => i == point ? 1.0 : 0)], Own, Own);
    }

    /// <summary>The last point is infinity: the highest coefficients alone.</summary>
    private static (double[] Inputs, Func<int, int, double> Weights, Func<int, int, double> Results) CookToom(int point, int points)
    {
        var last = point == points - 1;
        var polynomial = new double[points];
        polynomial[0] = 1;
        var scale = 1.0;
        for (var other = 0; other < points - 1; other++)
        {
            if (other != point)
            {
                for (var i = points - 1; i >= 0; i--)
                {
                    polynomial[i] = (i > 0 ? polynomial[i - 1] : 0) - Nodes[other] * polynomial[i];
                }
                scale *= last ? 1 : Nodes[point] - Nodes[other];
            }
        }
        double Power(int i, int count) =>
            last
                ? i == count - 1
                    ? 1
                    : 0
                : Math.Pow(Nodes[point], i);
        return (polynomial, (i, count) => Power(i, count) / scale, Power);
    }
}
