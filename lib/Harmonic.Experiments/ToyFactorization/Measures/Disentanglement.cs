namespace Harmonic.Experiments;

/// <summary>
/// Three scores of how far each factor has latents of its own, in [0, 1], by their authors' definitions. They ask whether factors lie
/// along the axes of the latent space; a cosine loss does not ask for axes, and turning all codes changes these scores alone. Letters: N
/// codes of D latents, K factors.
/// </summary>
public static class Disentanglement
{
    /// <summary>
    /// Mutual information gap (Chen et al., <em>Isolating sources of disentanglement</em>, NeurIPS 2018): for each factor the difference
    /// between the two latents that say most about it, as a part of the factor's entropy; the mean over factors.
    /// </summary>
    /// <param name="codes">N × D, D at least 2; each latent is put into bins of equal width between its extremes.</param>
    /// <param name="factors">N × K; each different number is a value.</param>
    /// <param name="bins">How many bins, at least 2.</param>
    /// <exception cref="ArgumentException">Too few codes or latents, numbers that are not finite, or a factor that never
    /// changes.</exception>
    public static double MutualInformationGap(float[,] codes, double[,] factors, int bins = 20)
    {
        Codes.Require(codes, factors, rows: 2, latents: 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        var binned = Enumerable.Range(0, codes.GetLength(1)).Select(latent => Binned(Codes.Column(codes, latent), bins)).ToArray();
        return Enumerable
            .Range(0, factors.GetLength(1))
            .Average(factor =>
            {
                var values = Values(Codes.Column(factors, factor));
                var entropy = Entropy(values);
                RequireChange(entropy > 0);
                var told = binned.Select(latent => Information(latent, values)).OrderDescending().ToArray();
                return (told[0] - told[1]) / entropy;
            });
    }

    /// <summary>
    /// Separated attribute predictability (Kumar et al., <em>Variational inference of disentangled latent concepts</em>, ICLR 2018): for
    /// each factor the difference between the two latents that predict it best by a line (R²); the mean over factors.
    /// </summary>
    /// <param name="codes">N × D, D at least 2; a constant latent predicts nothing.</param>
    /// <param name="factors">N × K, as numbers.</param>
    /// <exception cref="ArgumentException">Too few codes or latents, numbers that are not finite, or a factor that never
    /// changes.</exception>
    public static double SeparatedAttributePredictability(float[,] codes, double[,] factors)
    {
        Codes.Require(codes, factors, rows: 2, latents: 2);
        var latents = Enumerable.Range(0, codes.GetLength(1)).Select(latent => Centred(Codes.Column(codes, latent))).ToArray();
        return Enumerable
            .Range(0, factors.GetLength(1))
            .Average(factor =>
            {
                var values = Centred(Codes.Column(factors, factor));
                RequireChange(Dot(values, values) > 0);
                var scores = latents.Select(latent => SquaredCorrelation(latent, values)).OrderDescending().ToArray();
                return scores[0] - scores[1];
            });
    }

    /// <summary>
    /// Disentanglement, completeness and informativeness (Eastwood and Williams, ICLR 2018) by the authors' linear way: a lasso for each
    /// factor on standardised codes and factors, its absolute weights as importances.
    /// </summary>
    /// <param name="codes">N × D, D at least 2.</param>
    /// <param name="factors">N × K, K at least 2.</param>
    /// <param name="alpha">The lasso's price of a weight, in ½N⁻¹‖y − Xw‖² + α‖w‖₁.</param>
    /// <exception cref="ArgumentException">Too few codes, latents or factors, numbers that are not finite, or a factor that never
    /// changes.</exception>
    public static DciScores Dci(float[,] codes, double[,] factors, double alpha = 0.01)
    {
        Codes.Require(codes, factors, rows: 2, latents: 2);
        ArgumentOutOfRangeException.ThrowIfNegative(alpha);
        if (factors.GetLength(1) < 2)
        {
            throw new ArgumentException("Disentanglement compares at least two factors.", nameof(factors));
        }
        var inputs = Enumerable.Range(0, codes.GetLength(1)).Select(latent => Standardised(Codes.Column(codes, latent))).ToArray();
        var importances = new double[inputs.Length, factors.GetLength(1)]; // D × K
        var errors = new double[factors.GetLength(1)];
        for (var factor = 0; factor < errors.Length; factor++)
        {
            var wanted = Standardised(Codes.Column(factors, factor));
            RequireChange(Dot(wanted, wanted) > 0);
            var weights = Lasso.Fit(inputs, wanted, alpha);
            errors[factor] = Math.Sqrt(Residual(inputs, wanted, weights) / wanted.Length);
            for (var latent = 0; latent < inputs.Length; latent++)
            {
                importances[latent, factor] = Math.Abs(weights[latent]);
            }
        }
        return new DciScores(OneFactorEach(importances), OneLatentEach(importances), errors.Average());
    }

    /// <summary>Each latent's 1 − entropy over factors, weighted by how important it is.</summary>
    private static double OneFactorEach(double[,] importances)
    {
        var (latents, factors) = (importances.GetLength(0), importances.GetLength(1));
        var total = importances.Cast<double>().Sum();
        return total == 0
            ? 0
            : Enumerable
                .Range(0, latents)
                .Select(latent => Enumerable.Range(0, factors).Select(factor => importances[latent, factor]).ToArray())
                .Sum(row => row.Sum() / total * (1 - ShareEntropy(row)));
    }

    /// <summary>Each factor's 1 − entropy over latents; the mean.</summary>
    private static double OneLatentEach(double[,] importances) =>
        Enumerable
            .Range(0, importances.GetLength(1))
            .Select(factor => Enumerable.Range(0, importances.GetLength(0)).Select(latent => importances[latent, factor]).ToArray())
            .Average(column => column.Sum() == 0 ? 0 : 1 - ShareEntropy(column));

    /// <summary>The entropy of numbers as shares of their sum, to the base of how many there are: in [0, 1].</summary>
    private static double ShareEntropy(double[] numbers)
    {
        var sum = numbers.Sum();
        return sum == 0
            ? 1
            : -numbers.Where(number => number > 0).Sum(number => number / sum * Math.Log(number / sum)) / Math.Log(numbers.Length);
    }

    private static double Residual(double[][] inputs, double[] wanted, double[] weights) =>
        Enumerable
            .Range(0, wanted.Length)
            .Sum(row => Math.Pow(wanted[row] - weights.Select((weight, i) => weight * inputs[i][row]).Sum(), 2));

    private static double SquaredCorrelation(double[] first, double[] second)
    {
        var (product, lengths) = (Dot(first, second), Dot(first, first) * Dot(second, second));
        return lengths > 0 ? product * product / lengths : 0;
    }

    private static int[] Binned(double[] values, int bins)
    {
        var (low, high) = (values.Min(), values.Max());
        return [.. values.Select(value => high > low ? Math.Min(bins - 1, (int)((value - low) / (high - low) * bins)) : 0)];
    }

    private static int[] Values(double[] factor)
    {
        var places = factor.Distinct().Select((value, place) => (value, place)).ToDictionary(pair => pair.value, pair => pair.place);
        return [.. factor.Select(value => places[value])];
    }

    private static double Entropy(IEnumerable<int> values)
    {
        var counts = values.GroupBy(value => value).Select(group => (double)group.Count()).ToArray();
        var total = counts.Sum();
        return -counts.Sum(count => count / total * Math.Log(count / total));
    }

    private static double Information(int[] first, int[] second) =>
        Entropy(first) + Entropy(second) - Entropy(first.Zip(second, (one, other) => one * 1_000_000 + other));

    private static double[] Centred(double[] values)
    {
        var mean = values.Average();
        return [.. values.Select(value => value - mean)];
    }

    private static double[] Standardised(double[] values)
    {
        var centred = Centred(values);
        var deviation = Math.Sqrt(Dot(centred, centred) / values.Length);
        return deviation > 0 ? [.. centred.Select(value => value / deviation)] : centred;
    }

    private static double Dot(double[] first, double[] second) => first.Zip(second, (one, other) => one * other).Sum();

    private static void RequireChange(bool changes)
    {
        if (!changes)
        {
            throw new ArgumentException("A factor has the same value for all codes; there is nothing to tell apart.");
        }
    }
}

/// <summary>The three scores of Eastwood and Williams.</summary>
/// <param name="Disentanglement">Whether each latent serves one factor; in [0, 1].</param>
/// <param name="Completeness">Whether each factor is served by one latent; in [0, 1].</param>
/// <param name="Error">Root mean square error of the prediction in standard deviations of a factor; 0 is perfect, 1 knows nothing.</param>
public sealed record DciScores(double Disentanglement, double Completeness, double Error);
