using MathNet.Numerics.LinearAlgebra;

namespace Harmonic.Experiments;

/// <summary>How many directions codes use, in three ways; each lies between 1 and the number of latents.</summary>
/// <param name="EffectiveRank">
/// e to the entropy of the centred codes' singular values as shares of their sum (Roy and Vetterli, EUSIPCO 2007).
/// </param>
/// <param name="RankMe">
/// The same of the codes as they are, with 10⁻⁷ added to each share (Garrido et al., <em>RankMe</em>, ICML 2023): the mean code counts.
/// </param>
/// <param name="Participation">The participation ratio (Σλ)² / Σλ² of the codes' variances λ along their principal directions.</param>
public sealed record CodeRank(double EffectiveRank, double RankMe, double Participation)
{
    /// <summary>Of codes (N × D).</summary>
    /// <exception cref="ArgumentException">There are fewer than two codes, one is not finite, or all are the same.</exception>
    public static CodeRank Of(float[,] codes)
    {
        Codes.Require(codes, rows: 2);
        var raw = Matrix<double>.Build.Dense(codes.GetLength(0), codes.GetLength(1), (row, latent) => codes[row, latent]);
        var means = raw.ColumnSums() / raw.RowCount;
        var centred = raw - Matrix<double>.Build.DenseOfRowVectors(Enumerable.Repeat(means, raw.RowCount));
        var values = SingularValues(centred);
        if (values[0] < 1e-12 * (1 + means.L2Norm()) * Math.Sqrt(raw.RowCount))
        {
            throw new ArgumentException("All codes are the same: they use no direction.", nameof(codes));
        }
        return new CodeRank(
            Math.Exp(Entropy(values, 0)),
            Math.Exp(Entropy(SingularValues(raw), 1e-7)),
            Math.Pow(values.Sum(value => value * value), 2) / values.Sum(value => Math.Pow(value, 4))
        );
    }

    private static double Entropy(double[] values, double extra)
    {
        var sum = values.Sum();
        return -values.Select(value => value / sum + extra).Where(share => share > 0).Sum(share => share * Math.Log(share));
    }

    /// <summary>Largest first, from the D × D products: there are far more codes than latents.</summary>
    private static double[] SingularValues(Matrix<double> codes) =>
        [
            .. codes
                .TransposeThisAndMultiply(codes)
                .Evd(Symmetricity.Symmetric)
                .EigenValues.Select(value => Math.Sqrt(Math.Max(0, value.Real)))
                .OrderDescending(),
        ];
}
