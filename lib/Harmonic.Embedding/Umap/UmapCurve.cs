using MathNet.Numerics;

namespace Harmonic.Embedding;

/// <summary>
/// The low-dimensional similarity 1 / (1 + a · d^(2b)) of UMAP, fitted to 1 up to the minimum distance and to an exponential fall
/// beyond it (McInnes, Healy and Melville 2018, definition 11).
/// </summary>
/// <param name="A">Coefficient a.</param>
/// <param name="B">Half the exponent, b.</param>
public readonly record struct UmapCurve(double A, double B)
{
    private const int Samples = 300;
    private const double LeastSpread = 1e-6; // beyond these the search for the least squares does not leave its start
    private const double MostSpread = 1e6;

    /// <summary>Least squares over 300 distances from 0 to 3 · spread, as umap-learn's find_ab_params.</summary>
    /// <param name="minDist">Distance below which points count as together, from 0 to spread.</param>
    /// <param name="spread">Scale of the exponential fall, from 1e-6 to 1e6.</param>
    /// <returns>The fitted curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A distance is out of its range.</exception>
    public static UmapCurve Fit(double minDist, double spread = 1.0)
    {
        if (!(spread >= LeastSpread && spread <= MostSpread))
        {
            throw new ArgumentOutOfRangeException(nameof(spread), spread, $"Must be from {LeastSpread} to {MostSpread}.");
        }

        if (!(minDist >= 0 && minDist <= spread))
        {
            throw new ArgumentOutOfRangeException(nameof(minDist), minDist, $"Must be from 0 to the spread, {spread}.");
        }

        var distances = Generate.LinearSpaced(Samples, 0, 3 * spread);
        var wanted = Array.ConvertAll(distances, d => d < minDist ? 1 : Math.Exp(-(d - minDist) / spread));
        var (a, b) = MathNet.Numerics.Fit.Curve(
            distances,
            wanted,
            (a, b, d) => 1 / (1 + (Math.Abs(a) * Math.Pow(d, 2 * b))),
            1,
            1,
            tolerance: 1e-12,
            maxIterations: 10_000
        );
        return new UmapCurve(Math.Abs(a), b);
    }
}
