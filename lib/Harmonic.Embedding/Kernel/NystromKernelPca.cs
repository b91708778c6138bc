using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Harmonic.Embedding;

/// <summary>
/// Kernel PCA by Nyström's approximation K ≈ K_nm (K_mm)⁻¹ K_mn with m landmarks (Williams and Seeger, Using the Nyström method
/// to speed up kernel machines, NIPS 2000), centred exactly. With K_mm = L Lᵀ its eigenpairs are those of the m × m operator
/// L⁻¹ K_mn H K_nm L⁻ᵀ, whose products stream over the points.
/// </summary>
internal sealed class NystromKernelPca(PointTable points, PointTable landmarks, double gamma)
{
    private const double Jitter = 1e-5; // keeps the factor positive where landmarks nearly coincide; the kernel's diagonal is 1
    private const double Tolerance = 1e-4; // far below the approximation's own error
    private const int MostProducts = 50;
    private const int SampledRows = 1024;

    private readonly RbfKernel kernel = new(landmarks, gamma);
    private readonly Cholesky<double> factor = Factor(landmarks, gamma);

    /// <summary>Eigenvalues of the approximate centred kernel, largest first, and N × 16 blocks of scores.</summary>
    public (double[] Eigenvalues, List<VectorBlock> Scores) Solve(int components, int seed)
    {
        var start = new VectorBlock(landmarks.Padded);
        start.FillRandom(landmarks.Count, seed);
        var pairs = LargestEigenpairs.Of(Multiply, start, landmarks.Count, components, Tolerance, MostProducts + (4 * components));
        return (pairs.Values, pairs.Vectors.ConvertAll(Features));
    }

    /// <summary>
    /// Estimates |K v - λ v| / λ with the exact centred kernel from a sample of its rows, for each pair.
    /// </summary>
    public static double[] SampledResiduals(
        float[,] data,
        PointTable points,
        double gamma,
        double[] eigenvalues,
        List<VectorBlock> scores,
        int seed
    )
    {
        var rows = RandomSubset.Of(points.Count, Math.Min(points.Count, SampledRows), seed);
        var sample = PointTable.Select(data, rows);
        var all = new RbfKernel(points, gamma);
        var residuals = new double[eigenvalues.Length];
        for (var p = 0; p < scores.Count; p++)
        {
            var products = all.MultiplyFrom(sample, scores[p]);
            for (var c = 0; c < VectorBlock.Width && (p * VectorBlock.Width) + c < residuals.Length; c++)
            {
                var pair = (p * VectorBlock.Width) + c;
                residuals[pair] = SampledResidual(products, scores[p], rows, c, eigenvalues[pair], points.Count);
            }
        }

        return residuals;
    }

    // Scores s = v √λ: |H (K s - λ s)| / (λ √λ), its square summed over the sample and scaled to all rows. Over all of them λ s
    // has mean zero, over a sample not: what is centred is the difference, of which the sample's mean is far smaller than of its
    // parts.
    private static double SampledResidual(VectorBlock products, VectorBlock scores, int[] rows, int column, double eigenvalue, int count)
    {
        var differences = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var claimed = eigenvalue * scores.Values[(rows[i] * VectorBlock.Width) + column];
            differences[i] = products.Values[(i * VectorBlock.Width) + column] - claimed;
        }

        var mean = differences.Average();
        var sum = differences.Sum(difference => (difference - mean) * (difference - mean));
        return eigenvalue > 0 ? Math.Sqrt(sum * count / rows.Length / eigenvalue) / eigenvalue : 0;
    }

    private static Cholesky<double> Factor(PointTable landmarks, double gamma)
    {
        var dense = Matrix<double>.Build.Dense(landmarks.Count, landmarks.Count, (i, j) =>
        {
            var squared = 0.0;
            for (var d = 0; d < landmarks.Dimensions; d++)
            {
                var step = (double)landmarks.Values[(d * landmarks.Padded) + i] - landmarks.Values[(d * landmarks.Padded) + j];
                squared += step * step;
            }

            return Math.Exp(-gamma * squared) + (i == j ? Jitter : 0);
        });
        return dense.Cholesky();
    }

    private void Multiply(VectorBlock vectors, VectorBlock result)
    {
        var images = kernel.MultiplyTo(points, Features(vectors));
        var solved = Triangular(images, transposed: false);
        solved.Values.CopyTo(result.Values, 0);
    }

    // H K_nm L⁻ᵀ · vectors: centred features of all points, N × 16.
    private VectorBlock Features(VectorBlock vectors)
    {
        var features = kernel.MultiplyFrom(points, Triangular(vectors, transposed: true));
        features.Centre(points.Count);
        return features;
    }

    private VectorBlock Triangular(VectorBlock right, bool transposed)
    {
        var count = landmarks.Count;
        var lower = factor.Factor;
        var solution = new VectorBlock(right.Rows);
        Parallel.For(0, VectorBlock.Width, c =>
        {
            var x = new double[count];
            for (var step = 0; step < count; step++)
            {
                var i = transposed ? count - 1 - step : step;
                var sum = (double)right.Values[(i * VectorBlock.Width) + c];
                for (var other = 0; other < step; other++)
                {
                    var j = transposed ? count - 1 - other : other;
                    sum -= (transposed ? lower[j, i] : lower[i, j]) * x[j];
                }

                x[i] = sum / lower[i, i];
                solution.Values[(i * VectorBlock.Width) + c] = (float)x[i];
            }
        });
        return solution;
    }
}
