using MathNet.Numerics.LinearAlgebra;

namespace Harmonic.Experiments;

/// <summary>
/// What a linear map can read from codes: least squares on the first half of a grid's images, R² on the second, which the map has not
/// seen. 1 is perfect, 0 is no better than the mean, and below 0 is worse.
/// </summary>
/// <param name="PitchShift">Of the pitch shift.</param>
/// <param name="TimeShift">Of the time shift.</param>
/// <param name="Row">Of the row of the image's centroid.</param>
/// <param name="Column">Of the column of the image's centroid.</param>
/// <param name="Ink">Of how much ink the image has.</param>
public sealed record LinearProbe(double PitchShift, double TimeShift, double Row, double Column, double Ink)
{
    /// <summary>Of a grid of encoded images; views without ink have no centroid and are left out of it.</summary>
    /// <exception cref="ArgumentException">There is one image, or the grid was made of codes alone.</exception>
    public static LinearProbe Of(ShiftGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (grid.Images < 2)
        {
            throw new ArgumentException("A probe is trained on some images and tested on others; the grid has one.", nameof(grid));
        }
        var views = grid.Views ?? throw new ArgumentException("A grid made of codes alone has no centroids or ink to read.", nameof(grid));
        var facts = views.Select(ImageFacts.Of).ToArray();
        var split = grid.Row(grid.Images / 2, -grid.MaxShift, -grid.MaxShift);
        return new LinearProbe(
            HeldOut(grid.Latents, [.. grid.Dy.Select(shift => (double)shift)], split),
            HeldOut(grid.Latents, [.. grid.Dx.Select(shift => (double)shift)], split),
            HeldOut(grid.Latents, [.. facts.Select(fact => fact.Row)], split),
            HeldOut(grid.Latents, [.. facts.Select(fact => fact.Column)], split),
            HeldOut(grid.Latents, [.. facts.Select(fact => fact.Ink)], split)
        );
    }

    /// <summary>R² of a linear map with an offset, fitted to the codes before a row and tested from it on.</summary>
    /// <param name="codes">N × D.</param>
    /// <param name="labels">N numbers; a code whose label is not a number is left out.</param>
    /// <param name="split">The first row of the test.</param>
    /// <exception cref="ArgumentException">A part has no codes, or the test's labels are all the same.</exception>
    public static double HeldOut(float[,] codes, IReadOnlyList<double> labels, int split)
    {
        Codes.Require(codes, rows: 2);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count != codes.GetLength(0))
        {
            throw new ArgumentException($"There are {codes.GetLength(0)} codes and {labels.Count} labels.", nameof(labels));
        }
        var (learned, tested) = (Rows(0, split), Rows(split, labels.Count));
        var variation = Variation(tested);
        if (learned.Count == 0 || variation <= 0)
        {
            throw new ArgumentException("A probe needs codes to learn from, and others to test with whose labels differ.", nameof(split));
        }
        var inputs = Inputs(learned);
        var weights =
            Solver(inputs.TransposeThisAndMultiply(inputs))
            * inputs.TransposeThisAndMultiply(Vector<double>.Build.DenseOfEnumerable(learned.Select(row => labels[row])));
        var residual = (Inputs(tested) * weights).Zip(tested, (guess, row) => Math.Pow(guess - labels[row], 2)).Sum();
        return 1 - residual / variation;

        List<int> Rows(int from, int to) => [.. Enumerable.Range(from, Math.Max(0, to - from)).Where(row => double.IsFinite(labels[row]))];

        double Variation(List<int> rows)
        {
            var average = rows.Select(row => labels[row]).DefaultIfEmpty().Average();
            return rows.Sum(row => Math.Pow(labels[row] - average, 2));
        }

        Matrix<double> Inputs(List<int> rows) =>
            Matrix<double>.Build.Dense(rows.Count, codes.GetLength(1) + 1, (row, latent) =>
                latent == codes.GetLength(1) ? 1 : codes[rows[row], latent]
            );
    }

    /// <summary>The pseudo-inverse, so that latents that are constant or the same do no harm.</summary>
    private static Matrix<double> Solver(Matrix<double> products)
    {
        var pairs = products.Evd(Symmetricity.Symmetric);
        var values = pairs.EigenValues.Select(value => value.Real).ToArray();
        var smallest = values.Max() * 1e-12;
        var inverse = Matrix<double>.Build.DenseOfDiagonalArray([.. values.Select(value => value > smallest ? 1 / value : 0)]);
        return pairs.EigenVectors * inverse * pairs.EigenVectors.Transpose();
    }
}
