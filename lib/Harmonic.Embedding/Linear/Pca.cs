using MathNet.Numerics.LinearAlgebra;

namespace Harmonic.Embedding;

/// <summary>
/// Principal component analysis: the directions of largest variance of a cloud of points. The same numbers as scikit-learn's
/// <c>PCA</c>, signs included, except where a component has no variance and its direction is arbitrary.
/// </summary>
public sealed class Pca
{
    private readonly Matrix<double> axes; // dimensions × components

    private Pca(Vector<double> mean, Matrix<double> axes, double[] variances, double totalVariance)
    {
        this.axes = axes;
        Mean = mean.AsArray();
        Components = axes.Transpose().ToArray();
        ExplainedVariance = variances;
        ExplainedVarianceRatio = Array.ConvertAll(variances, v => totalVariance > 0 ? v / totalVariance : 0);
    }

    /// <summary>Mean of the points, one value per dimension.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>
    /// Unit directions, components × dimensions, in falling order of variance. Each is turned so that the score of largest
    /// magnitude among the fitted points is positive. A direction without variance (fewer than components + 1 points in
    /// general position) is zero or arbitrary.
    /// </summary>
    public double[,] Components { get; }

    /// <summary>Variance along each component, with N - 1 in the denominator.</summary>
    public IReadOnlyList<double> ExplainedVariance { get; }

    /// <summary>Share of each component in the total variance, from 0 to 1; zero where all points coincide.</summary>
    public IReadOnlyList<double> ExplainedVarianceRatio { get; }

    /// <summary>Fits the leading components of a table of points.</summary>
    /// <param name="data">Points, N × dimensions, N at least 2, all values finite.</param>
    /// <param name="components">Number of components, from 1 to the lesser of N - 1 and the dimensions.</param>
    /// <returns>The fitted components.</returns>
    /// <exception cref="ArgumentException">
    /// The table is empty or holds a value that is not finite, or a number is out of range.
    /// </exception>
    public static Pca Fit(float[,] data, int components)
    {
        EmbeddingInput.CheckPoints(data, least: 2);
        var (rows, columns) = (data.GetLength(0), data.GetLength(1));
        EmbeddingInput.CheckRange(
            components,
            1,
            Math.Min(rows - 1, columns),
            nameof(components),
            $"{rows} points in {columns} dimensions have no more components"
        );

        var points = Matrix<double>.Build.Dense(rows, columns, (i, j) => data[i, j]);
        var mean = points.ColumnSums() / rows;
        Centre(points, mean);
        var axes = LeadingAxes(points, components);
        var scores = points * axes;
        var variances = new double[components];
        for (var c = 0; c < components; c++)
        {
            variances[c] = scores.Column(c).DotProduct(scores.Column(c)) / (rows - 1);
            var largest = scores.Column(c)[scores.Column(c).AbsoluteMaximumIndex()];
            axes.SetColumn(c, axes.Column(c) * (largest < 0 ? -1 : 1));
        }

        return new Pca(mean, axes, variances, points.ColumnNorms(2).Sum(norm => norm * norm) / (rows - 1));
    }

    /// <summary>Coordinates of points along the components.</summary>
    /// <param name="data">Points, N × dimensions, with the dimensions that were fitted.</param>
    /// <returns>N × components.</returns>
    /// <exception cref="ArgumentException">
    /// The table is empty, holds a value that is not finite, or has other dimensions.
    /// </exception>
    public float[,] Transform(float[,] data)
    {
        EmbeddingInput.CheckPoints(data, least: 1);
        var (rows, columns) = (data.GetLength(0), data.GetLength(1));
        if (columns != Mean.Count)
        {
            throw new ArgumentException($"The points have {columns} dimensions; the fitted ones had {Mean.Count}.", nameof(data));
        }

        var points = Matrix<double>.Build.Dense(rows, columns, (i, j) => data[i, j]);
        Centre(points, Vector<double>.Build.DenseOfEnumerable(Mean));
        var scores = points * axes;
        var result = new float[rows, axes.ColumnCount];
        for (var i = 0; i < rows; i++)
        {
            for (var c = 0; c < axes.ColumnCount; c++)
            {
                result[i, c] = (float)scores[i, c];
            }
        }

        return result;
    }

    private static void Centre(Matrix<double> points, Vector<double> mean) =>
        points.MapIndexedInplace((_, j, value) => value - mean[j], Zeros.Include);

    // Eigenvectors of the smaller of the two Gram matrices; in double, its condition is no concern for float data.
    private static Matrix<double> LeadingAxes(Matrix<double> points, int components)
    {
        var wide = points.ColumnCount > points.RowCount;
        var gram = wide ? points.TransposeAndMultiply(points) : points.TransposeThisAndMultiply(points);
        var vectors = gram.Evd(Symmetricity.Symmetric).EigenVectors;
        var leading = Matrix<double>.Build.Dense(gram.RowCount, components, (i, c) => vectors[i, gram.RowCount - 1 - c]);
        return wide ? Normalised(points.TransposeThisAndMultiply(leading)) : leading;
    }

    private static Matrix<double> Normalised(Matrix<double> columns)
    {
        var norms = columns.ColumnNorms(2);
        columns.MapIndexedInplace((_, j, value) => norms[j] > 0 ? value / norms[j] : 0, Zeros.AllowSkip);
        return columns;
    }
}
