namespace Harmonic.Experiments;

/// <summary>Least squares with a price on absolute weights, by coordinate descent.</summary>
internal static class Lasso
{
    private const int MostRounds = 10_000;

    /// <summary>The weights that make ½N⁻¹‖y − Xw‖² + α‖w‖₁ least.</summary>
    /// <param name="inputs">The columns of X, centred.</param>
    /// <param name="wanted">y, centred.</param>
    /// <param name="alpha">α.</param>
    internal static double[] Fit(double[][] inputs, double[] wanted, double alpha)
    {
        var count = (double)wanted.Length;
        var products = inputs.Select(one => inputs.Select(other => Dot(one, other) / count).ToArray()).ToArray();
        var targets = inputs.Select(one => Dot(one, wanted) / count).ToArray();
        var weights = new double[inputs.Length];
        for (var round = 0; round < MostRounds; round++)
        {
            var change = 0.0;
            for (var i = 0; i < weights.Length; i++)
            {
                if (products[i][i] <= 0)
                {
                    continue;
                }
                var rest = targets[i] + products[i][i] * weights[i];
                for (var j = 0; j < weights.Length; j++)
                {
                    rest -= products[i][j] * weights[j];
                }
                var weight = Math.Sign(rest) * Math.Max(0, Math.Abs(rest) - alpha) / products[i][i];
                change = Math.Max(change, Math.Abs(weight - weights[i]));
                weights[i] = weight;
            }
            if (change < 1e-10)
            {
                break;
            }
        }
        return weights;
    }

    private static double Dot(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var i = 0; i < first.Length; i++)
        {
            sum += first[i] * second[i];
        }
        return sum;
    }
}
