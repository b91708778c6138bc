namespace Harmonic.Embedding;

/// <summary>
/// Kernel PCA with the Gaussian kernel exp(-gamma · |x - y|²) (Schölkopf, Smola and Müller, Nonlinear component analysis as a
/// kernel eigenvalue problem, Neural Computation 10, 1998). The same numbers as scikit-learn's
/// <c>KernelPCA(kernel='rbf')</c>, without ever storing the N × N kernel.
/// </summary>
public sealed class KernelPca
{
    private const double Tolerance = 1e-6;
    private const int MostProducts = 100;

    // The kernel's entries are floats up to 1. Where points lie so close that it is nearly constant, what is left of it after
    // centring drowns in their rounding.
    private const double EntryRounding = 6e-8;
    private const int CoarseFrom = 4096;
    private const double CoarseTolerance = 0.03;
    private const int CoarseProducts = 6;
    private const int GuidedColumns = 12;
    private const int Seed = 1;

    private KernelPca(double gamma, double[] eigenvalues, float[,] scores, double[] residuals)
    {
        Gamma = gamma;
        Eigenvalues = eigenvalues;
        Scores = scores;
        Residuals = residuals;
    }

    /// <summary>The kernel's inverse squared width.</summary>
    public double Gamma { get; }

    /// <summary>The largest eigenvalues of the centred kernel, largest first.</summary>
    public IReadOnlyList<double> Eigenvalues { get; }

    /// <summary>
    /// The points in the new coordinates, N × components: unit eigenvector times the square root of its eigenvalue. Each
    /// column's entry of largest magnitude is positive.
    /// </summary>
    public float[,] Scores { get; }

    /// <summary>
    /// For each pair, |K v - λ v| / λ with the centred kernel K and unit v: some eigenvalue lies within that fraction of λ.
    /// </summary>
    public IReadOnlyList<double> Residuals { get; }

    /// <summary>Kernel PCA of a table of points.</summary>
    /// <param name="data">Points, N × dimensions, N at least 2, all values finite.</param>
    /// <param name="components">Number of components, from 1 to N - 1 (the centred kernel has no more).</param>
    /// <param name="gamma">The kernel's inverse squared width, above zero, up to 3.4e38.</param>
    /// <returns>Eigenvalues, scores and residuals. Where all points coincide, eigenvalues are zero to rounding, 3e-6 N.</returns>
    /// <exception cref="ArgumentException">
    /// The table is empty or holds a value that is not finite, or a number is out of range.
    /// </exception>
    /// <remarks>Time grows with N², memory with N. The result does not depend on the number of threads.</remarks>
    public static KernelPca Fit(float[,] data, int components = 4, double gamma = 1.0)
    {
        EmbeddingInput.CheckPoints(data, least: 2);
        EmbeddingInput.CheckGamma(gamma);
        var count = data.GetLength(0);
        EmbeddingInput.CheckRange(
            components,
            1,
            count - 1,
            nameof(components),
            $"a centred kernel of {count} points has {count - 1} components"
        );

        var points = new PointTable(data);
        var pairs = Solve(points, Start(data, points, gamma), gamma, components, Tolerance, MostProducts + (4 * components));
        return new KernelPca(gamma, pairs.Values, Gather(pairs.ScaledVectors(), count, components), pairs.Residuals);
    }

    /// <summary>
    /// Kernel PCA of many points through a few landmarks drawn from them (Nyström's approximation): time and memory grow with
    /// N · landmarks and N.
    /// </summary>
    /// <param name="data">Points, N × dimensions, N at least 2, all values finite.</param>
    /// <param name="components">Number of components, from 1 to landmarks - 1.</param>
    /// <param name="gamma">The kernel's inverse squared width, above zero, up to 3.4e38.</param>
    /// <param name="landmarks">Number of landmarks, from 2 to N; the approximation's error falls as it grows.</param>
    /// <param name="seed">Decides which points are landmarks.</param>
    /// <returns>
    /// Approximate eigenvalues and scores. The residuals are measured against the exact kernel, estimated from 1,024 of its rows:
    /// they are the error of the approximation.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The table is empty or holds a value that is not finite, or a number is out of range.
    /// </exception>
    public static KernelPca FitNystrom(float[,] data, int components = 4, double gamma = 1.0, int landmarks = 1024, int seed = 42)
    {
        EmbeddingInput.CheckPoints(data, least: 2);
        EmbeddingInput.CheckGamma(gamma);
        var count = data.GetLength(0);
        EmbeddingInput.CheckRange(landmarks, 2, count, nameof(landmarks), $"landmarks are drawn from the {count} points");
        EmbeddingInput.CheckRange(
            components,
            1,
            landmarks - 1,
            nameof(components),
            $"{landmarks} landmarks give {landmarks - 1} components"
        );

        var points = new PointTable(data);
        var chosen = PointTable.Select(data, RandomSubset.Of(count, landmarks, seed));
        var (eigenvalues, blocks) = new NystromKernelPca(points, chosen, gamma).Solve(components, seed);
        var residuals = NystromKernelPca.SampledResiduals(data, points, gamma, eigenvalues, blocks, seed + 1);
        return new KernelPca(gamma, eigenvalues, Gather(blocks, count, components), residuals);
    }

    private static float[,] Gather(List<VectorBlock> blocks, int count, int components)
    {
        var scores = new float[count, components];
        for (var c = 0; c < components; c++)
        {
            for (var i = 0; i < count; i++)
            {
                scores[i, c] = blocks[c / VectorBlock.Width].Values[(i * VectorBlock.Width) + (c % VectorBlock.Width)];
            }
        }

        ScoreSigns.Settle(scores);
        return scores;
    }

    private static LargestEigenpairs Solve(
        PointTable points,
        VectorBlock start,
        double gamma,
        int components,
        double tolerance,
        int mostProducts
    )
    {
        var kernel = new RbfKernel(points, gamma);
        return LargestEigenpairs.Of(
            (vectors, result) =>
            {
                kernel.Multiply(vectors.Centred(points.Count), result);
                result.Centre(points.Count);
            },
            start,
            points.Count,
            components,
            tolerance,
            mostProducts,
            EntryRounding * points.Count
        );
    }

    // Vectors of an eighth of the points, continued to all of them by the kernel (Nyström), are as good a start as three passes
    // over the whole kernel, for the price of a quarter of one.
    private static VectorBlock Start(float[,] data, PointTable points, double gamma)
    {
        if (points.Count < CoarseFrom)
        {
            return RandomStart(points);
        }

        var some = PointTable.Select(data, RandomSubset.Of(points.Count, points.Count / 8, Seed));
        var coarse = Solve(some, RandomStart(some), gamma, VectorBlock.Width, CoarseTolerance, CoarseProducts);
        var start = new RbfKernel(some, gamma).MultiplyFrom(points, coarse.Vectors[0].Centred(some.Count));
        start.FillRandom(points.Count, Seed, GuidedColumns); // lest the search be blind to what the eighth does not hold
        start.Centre(points.Count);
        return start;
    }

    private static VectorBlock RandomStart(PointTable points)
    {
        var start = new VectorBlock(points.Padded);
        start.FillRandom(points.Count, Seed);
        start.Centre(points.Count);
        return start;
    }
}
