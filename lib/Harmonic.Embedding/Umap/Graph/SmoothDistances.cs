namespace Harmonic.Embedding;

/// <summary>
/// Scale and offset of each point's neighbour distances, so that every neighbourhood weighs log2(k + 1): umap-learn's
/// smooth_knn_dist.
/// </summary>
internal static class SmoothDistances
{
    private const int MostHalvings = 64;
    private const double CloseEnough = 1e-5;
    private const double LeastShareOfMean = 1e-3; // of the mean distance: keeps sigma above zero where neighbours coincide

    /// <summary>Sigma and rho for each row of ascending neighbour distances, the point itself not among them.</summary>
    public static (float[] Sigmas, float[] Rhos) Of(float[,] distances)
    {
        var (count, others) = (distances.GetLength(0), distances.GetLength(1));
        var (sigmas, rhos, means) = (new float[count], new float[count], new double[count]);
        Parallel.For(0, count, i =>
        {
            var row = new double[others];
            for (var k = 0; k < others; k++)
            {
                row[k] = distances[i, k];
            }

            means[i] = row.Sum() / (others + 1); // the point itself, at distance zero, counts as its own neighbour
            var rho = row.FirstOrDefault(d => d > 0);
            rhos[i] = (float)rho;
            sigmas[i] = (float)Bisect(row, rho);
        });
        var mean = means.Average();
        for (var i = 0; i < count; i++)
        {
            sigmas[i] = Math.Max(sigmas[i], (float)(LeastShareOfMean * (rhos[i] > 0 ? means[i] : mean)));
        }

        return (sigmas, rhos);
    }

    private static double Bisect(double[] row, double rho)
    {
        var target = Math.Log2(row.Length + 1);
        var (low, high, middle) = (0.0, double.PositiveInfinity, 1.0);
        for (var step = 0; step < MostHalvings; step++)
        {
            var sum = row.Sum(d => d > rho ? Math.Exp(-(d - rho) / middle) : 1);
            if (Math.Abs(sum - target) < CloseEnough)
            {
                break;
            }

            (low, high) = sum > target ? (low, middle) : (middle, high);
            middle = double.IsInfinity(high) ? 2 * middle : (low + high) / 2;
        }

        return middle;
    }
}
