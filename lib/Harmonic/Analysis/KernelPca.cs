namespace Harmonic.Analysis;

/// <summary>
/// Kernel PCA with the Gaussian kernel exp(-gamma · |x - y|²) (Schölkopf, Smola and Müller, Nonlinear component analysis as a
/// kernel eigenvalue problem, Neural Computation 10, 1998). The same numbers as scikit-learn's
/// <c>KernelPCA(kernel='rbf')</c>, without ever storing the N × N kernel.
/// </summary>
public sealed class KernelPca
{
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

    /// <summary>For each pair, |K v - λ v| / λ with the centred kernel K and unit v: some eigenvalue lies within that fraction of λ.</summary>
    public IReadOnlyList<double> Residuals { get; }

    /// <summary>Kernel PCA of a table of points.</summary>
    /// <param name="data">Points, N × dimensions, all values finite.</param>
    /// <param name="components">Number of components, from 1 to N - 1 (the centred kernel has no more).</param>
    /// <param name="gamma">The kernel's inverse squared width, above zero.</param>
    /// <param name="cancellation">Stops the computation between two passes over the kernel.</param>
    /// <returns>Eigenvalues, scores and residuals. Where all points coincide, eigenvalues and scores are zero.</returns>
    /// <exception cref="ArgumentException">The table is empty or holds a value that is not finite, or a number is out of range.</exception>
    /// <remarks>Time grows with N², memory with N. The result does not depend on the number of threads.</remarks>
    public static KernelPca Fit(
        float[,] data, int components = 4, double gamma = 1.0, CancellationToken cancellation = default)
    {
        AnalysisInput.CheckPoints(data);
        AnalysisInput.CheckPositive(gamma, nameof(gamma));
        var count = data.GetLength(0);
        AnalysisInput.CheckRange(
            components, 1, count - 1, nameof(components), $"a centred kernel of {count} points has {count - 1} components");

        var points = new PointTable(data);
        var kernel = new RbfKernel(points, gamma);
        var pairs = LargestEigenpairs.Of(
            (vectors, result) =>
            {
                kernel.Multiply(vectors.Centred(count), result);
                result.Centre(count);
            },
            Start(points.Padded, count), count, components, Tolerance, MostProducts + (4 * components), cancellation);
        return new KernelPca(gamma, pairs.Values, ScoresOf(pairs, count), pairs.Residuals);
    }

    private const double Tolerance = 1e-6;
    private const int MostProducts = 100;

    private static Panel Start(int rows, int count)
    {
        var start = new Panel(rows);
        start.FillRandom(count, seed: 1);
        start.Centre(count);
        return start;
    }

    private static float[,] ScoresOf(LargestEigenpairs pairs, int count)
    {
        var components = pairs.Values.Length;
        var scores = new float[count, components];
        for (var c = 0; c < components; c++)
        {
            var scale = Math.Sqrt(Math.Max(0, pairs.Values[c]));
            for (var i = 0; i < count; i++)
            {
                scores[i, c] = (float)(scale * pairs.Entry(i, c));
            }
        }

        ScoreSigns.Settle(scores);
        return scores;
    }
}
