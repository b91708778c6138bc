using MathNet.Numerics.LinearAlgebra;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>
/// Logistic regression on codes of length 1, each of their numbers standardised: the least of Σ log(1 + e^(−y(w·x + b))) + ‖w‖² / 2, found
/// by Newton's method. It shows what a detector gets from a code that has learned nothing for its sake.
/// </summary>
public sealed class LogisticProbe
{
    private const int MostSteps = 100;
    private readonly float[] weights;
    private readonly double offset;

    private LogisticProbe(float[] weights, double offset) => (this.weights, this.offset) = (weights, offset);

    /// <summary>w, for codes of length 1 that are not standardised.</summary>
    public IReadOnlyList<float> Weights => weights;

    /// <summary>b, for such codes.</summary>
    public double Offset => offset;

    /// <summary>Fits it.</summary>
    /// <param name="valid">Codes of valid samples (N × K).</param>
    /// <param name="invalid">Codes of counterexamples (M × K).</param>
    /// <exception cref="ArgumentException">There are none, their lengths differ, or one holds a number that is not finite.</exception>
    public static LogisticProbe Fit(float[,] valid, float[,] invalid)
    {
        Codes.Require(valid, rows: 1);
        Codes.Require(invalid, rows: 1);
        var (rows, count) = (valid.GetLength(0) + invalid.GetLength(0), valid.GetLength(1));
        if (invalid.GetLength(1) != count)
        {
            throw new ArgumentException($"Valid codes have {count} numbers and counterexamples {invalid.GetLength(1)}.", nameof(invalid));
        }
        var unit = Matrix<double>.Build.DenseOfRows([.. UnitRows(valid), .. UnitRows(invalid)]);
        var means = unit.ColumnSums() / rows;
        var spreads = Vector<double>.Build.Dense(count, column =>
            Math.Sqrt(unit.Column(column).Sum(value => Math.Pow(value - means[column], 2)) / rows) is var spread && spread > 1e-9
                ? spread
                : 1
        );
        var inputs = Matrix<double>.Build.Dense(rows, count + 1, (row, column) =>
            column == count ? 1 : (unit[row, column] - means[column]) / spreads[column]
        );
        var signs = Vector<double>.Build.Dense(rows, row => row < valid.GetLength(0) ? 1 : -1);
        var fitted = Minimum(inputs, signs);
        var weights = fitted.SubVector(0, count).PointwiseDivide(spreads);
        return new LogisticProbe([.. weights.Select(weight => (float)weight)], fitted[count] - weights.DotProduct(means));
    }

    /// <summary>The logarithm of the odds that a code is that of a valid sample (B × K → B).</summary>
    public Tensor Score(Tensor codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        using var scope = NewDisposeScope();
        var lengths = codes.square().sum(1, keepdim: true).sqrt().clamp_min(1e-12); // B × 1
        return scope.MoveToOuter((codes / lengths).mv(tensor(weights)) + offset);
    }

    private static IEnumerable<double[]> UnitRows(float[,] codes)
    {
        for (var row = 0; row < codes.GetLength(0); row++)
        {
            var numbers = Enumerable.Range(0, codes.GetLength(1)).Select(column => (double)codes[row, column]).ToArray();
            var length = Math.Max(1e-12, Math.Sqrt(numbers.Sum(number => number * number)));
            yield return Array.ConvertAll(numbers, number => number / length);
        }
    }

    /// <summary>The weights, the offset last, where the penalised loss is least.</summary>
    private static Vector<double> Minimum(Matrix<double> inputs, Vector<double> signs)
    {
        var penalty = Vector<double>.Build.Dense(inputs.ColumnCount, column => column == inputs.ColumnCount - 1 ? 0 : 1);
        var at = Vector<double>.Build.Dense(inputs.ColumnCount);
        for (var step = 0; step < MostSteps; step++)
        {
            // The chance given to the other side.
            var wrong = (inputs * at).PointwiseMultiply(signs).Map(margin => 1 / (1 + Math.Exp(margin)));
            var gradient = penalty.PointwiseMultiply(at) - inputs.TransposeThisAndMultiply(wrong.PointwiseMultiply(signs));
            var curved = Matrix<double>.Build.Dense(inputs.RowCount, inputs.ColumnCount, (row, column) =>
                inputs[row, column] * wrong[row] * (1 - wrong[row])
            );
            var curvature = inputs.TransposeThisAndMultiply(curved) + Matrix<double>.Build.DenseOfDiagonalVector(penalty + 1e-9);
            var stride = curvature.Cholesky().Solve(gradient);
            // Far from the least a whole step can overshoot.
            var (size, loss) = (1.0, Loss(at));
            while (size > 1e-6 && Loss(at - stride * size) > loss)
            {
                size /= 2;
            }
            at -= stride * size;
            if (stride.L2Norm() * size < 1e-9)
            {
                break;
            }
        }
        return at;

        double Loss(Vector<double> weights) =>
            (inputs * weights)
                .PointwiseMultiply(signs)
                .Sum(margin => margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin)
            + penalty.PointwiseMultiply(weights).DotProduct(weights) / 2;
    }
}
