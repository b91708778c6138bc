namespace Harmonic.Embedding.Tests;

public class NystromTests
{
    private static readonly float[,] Points = TestPoints.Sheets(25);

    [Fact]
    public void Every_point_a_landmark_is_the_exact_kernel()
    {
        var points = TestPoints.Waves();
        var (exact, whole) = (KernelPca.Fit(points), KernelPca.FitNystrom(points, landmarks: 300));
        Close.Relative([.. exact.Eigenvalues], whole.Eigenvalues, 1e-4);
        Close.ToScale(Rows(exact.Scores), (i, c) => whole.Scores[i, c], 1e-2);
        Assert.All(whole.Residuals, r => Assert.InRange(r, 0, 1e-3));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    [InlineData(1000)]
    public void An_exact_eigenvalue_lies_within_the_estimated_error(int landmarks)
    {
        var exact = KernelPca.Fit(Points, 12);
        var approximate = KernelPca.FitNystrom(Points, 4, landmarks: landmarks);
        for (var c = 0; c < 4; c++)
        {
            var nearest = exact.Eigenvalues.Min(value => Math.Abs(value - approximate.Eigenvalues[c]));
            Assert.InRange(nearest / approximate.Eigenvalues[c], 0, 1.1 * approximate.Residuals[c]);
        }
    }

    [Fact]
    public void The_error_of_many_points_is_estimated_from_a_sample_of_them()
    {
        const double Gamma = 0.05;
        var points = TestPoints.Clusters(7, 5003, 16, seed: 1);
        var fit = KernelPca.FitNystrom(points, 3, Gamma, landmarks: 1000);
        var exact = TrueResiduals(points, fit, Gamma);
        Assert.All(Enumerable.Range(0, 3), c => Assert.InRange(fit.Residuals[c] / exact[c], 0.8, 1.25));
    }

    [Fact]
    public void The_error_falls_with_more_landmarks()
    {
        var errors = new[] { 50, 200, 800 }.Select(m => KernelPca.FitNystrom(Points, landmarks: m).Residuals.Max()).ToArray();
        Assert.True(errors[1] < 0.7 * errors[0] && errors[2] < 0.7 * errors[1], string.Join(", ", errors));
    }

    [Fact]
    public void Approximate_eigenvalues_are_never_too_large()
    {
        var exact = KernelPca.Fit(Points);
        var approximate = KernelPca.FitNystrom(Points, landmarks: 300);
        Assert.All(Enumerable.Range(0, 4), c => Assert.InRange(approximate.Eigenvalues[c], 0, exact.Eigenvalues[c] * (1 + 1e-5)));
    }

    [Fact]
    public async Task The_number_of_threads_changes_no_bit()
    {
        var many = KernelPca.FitNystrom(Points, landmarks: 300);
        var one = await Threads.OnOne(() => KernelPca.FitNystrom(Points, landmarks: 300));
        Assert.Equal(many.Scores, one.Scores);
        Assert.Equal(many.Residuals, one.Residuals);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => KernelPca.FitNystrom(Points, landmarks: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => KernelPca.FitNystrom(Points, landmarks: 2026));
        Assert.Throws<ArgumentOutOfRangeException>(() => KernelPca.FitNystrom(Points, 50, landmarks: 50));
        Assert.Throws<ArgumentOutOfRangeException>(() => KernelPca.FitNystrom(Points, gamma: -1));
        Assert.Throws<ArgumentException>(() => KernelPca.FitNystrom(new float[0, 0]));
    }

    [Fact]
    public void Landmarks_that_coincide_do_no_harm()
    {
        var fit = KernelPca.FitNystrom(TestPoints.Equal(50, 3), 2, landmarks: 20);
        Assert.All(fit.Eigenvalues, value => Assert.Equal(0, value, 1e-4));
        Assert.DoesNotContain(fit.Scores.Cast<float>(), float.IsNaN);
    }

    // |H K v - λ v| / λ over all points, in double.
    private static double[] TrueResiduals(float[,] points, KernelPca fit, double gamma)
    {
        var (count, components) = (fit.Scores.GetLength(0), fit.Scores.GetLength(1));
        var products = new double[count, components];
        Parallel.For(0, count, i =>
        {
            for (var j = 0; j < count; j++)
            {
                var squared = 0.0;
                for (var d = 0; d < points.GetLength(1); d++)
                {
                    squared += Math.Pow((double)points[i, d] - points[j, d], 2);
                }

                var entry = Math.Exp(-gamma * squared);
                for (var c = 0; c < components; c++)
                {
                    products[i, c] += entry * fit.Scores[j, c];
                }
            }
        });
        return
        [
            .. Enumerable
                .Range(0, components)
                .Select(c =>
                {
                    var mean = Enumerable.Range(0, count).Average(i => products[i, c]);
                    double Difference(int i) => products[i, c] - mean - (fit.Eigenvalues[c] * fit.Scores[i, c]);
                    var misfit = Enumerable.Range(0, count).Sum(i => Math.Pow(Difference(i), 2));
                    var square = Enumerable.Range(0, count).Sum(i => Math.Pow(fit.Scores[i, c], 2));
                    return Math.Sqrt(misfit / square) / fit.Eigenvalues[c];
                }),
        ];
    }

    private static double[][] Rows(float[,] scores) =>
        [.. Enumerable.Range(0, scores.GetLength(0)).Select(i => Enumerable.Range(0, 4).Select(c => (double)scores[i, c]).ToArray())];
}
