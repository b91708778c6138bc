namespace Harmonic.Embedding;

/// <summary>
/// D^-1/2 (K - 1) D^-1/2 of the affinities K = exp(-d²) between a few points, as an operator on blocks of vectors.
/// </summary>
internal sealed class NormalisedAffinity
{
    private readonly RbfKernel kernel;
    private readonly float[] roots;

    public NormalisedAffinity(PointTable points)
    {
        kernel = new RbfKernel(points, 1);
        Rows = points.Padded;
        roots = new float[points.Count];
        var (ones, sums) = (new VectorBlock(Rows), new VectorBlock(Rows));
        ones.Values.AsSpan(0, points.Count * VectorBlock.Width).Fill(1);
        kernel.Multiply(ones, sums);
        for (var i = 0; i < points.Count; i++)
        {
            var degree = sums.Values[i * VectorBlock.Width] - 1;
            roots[i] = degree > 1e-30f ? MathF.Sqrt(degree) : 1; // a point far from all others stays by itself
        }
    }

    /// <summary>Number of rows, with padding.</summary>
    public int Rows { get; }

    /// <summary>result = operator · vectors.</summary>
    public void Multiply(VectorBlock vectors, VectorBlock result)
    {
        var scaled = new VectorBlock(Rows);
        Scale(vectors, scaled);
        kernel.Multiply(scaled, result);
        for (var i = 0; i < result.Values.Length; i++)
        {
            result.Values[i] -= scaled.Values[i];
        }

        Scale(result, result);
    }

    /// <summary>Divides each row by the root of its point's degree.</summary>
    public void DivideByRootDegrees(float[,] rows)
    {
        for (var i = 0; i < roots.Length; i++)
        {
            for (var d = 0; d < rows.GetLength(1); d++)
            {
                rows[i, d] /= roots[i];
            }
        }
    }

    private void Scale(VectorBlock from, VectorBlock to)
    {
        for (var i = 0; i < roots.Length; i++)
        {
            for (var c = 0; c < VectorBlock.Width; c++)
            {
                to.Values[(i * VectorBlock.Width) + c] = from.Values[(i * VectorBlock.Width) + c] / roots[i];
            }
        }

        to.Values.AsSpan(roots.Length * VectorBlock.Width).Clear();
    }
}
