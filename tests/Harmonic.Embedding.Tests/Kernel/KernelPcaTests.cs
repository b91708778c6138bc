namespace Harmonic.Embedding.Tests;

public class KernelPcaTests
{
    private static readonly float[,] Points = TestPoints.Waves();

    [Fact]
    public void Agrees_with_scikit_learn()
    {
        var fit = KernelPca.Fit(Points, 4, gamma: 1.0);
        Close.Relative(Fixture.Row("kernel_pca", "eigenvalues"), fit.Eigenvalues, 1e-6);
        Close.ToScale(Fixture.Table("kernel_pca", "scores"), (i, c) => fit.Scores[10 * i, c], 1e-5);
        Assert.All(fit.Residuals, r => Assert.InRange(r, 0, 2e-6));
    }

    [Fact]
    public void Agrees_with_scikit_learn_at_full_size()
    {
        var fit = KernelPca.Fit(TestPoints.Sheets(200));
        Assert.Equal(16_200, fit.Scores.GetLength(0));
        Close.Relative(Fixture.Row("kernel_pca_large", "eigenvalues"), fit.Eigenvalues, 1e-5);
        Close.ToScale(Fixture.Table("kernel_pca_large", "scores"), (i, c) => fit.Scores[1000 * i, c], 1e-4);
        Assert.All(fit.Residuals, r => Assert.InRange(r, 0, 5e-6));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(9, 8)]
    [InlineData(40, 20)]
    [InlineData(256, 17)]
    [InlineData(257, 17)]
    [InlineData(700, 40)]
    [InlineData(300, 250)]
    public void Eigenpairs_satisfy_the_centred_kernel(int count, int components)
    {
        const double Gamma = 2.5;
        var points = TestPoints.Random(count, 3, seed: count);
        var fit = KernelPca.Fit(points, components, Gamma);
        var kernel = CentredKernel(points, Gamma);
        for (var c = 0; c < components; c++)
        {
            var eigenvalue = fit.Eigenvalues[c];
            var (squares, misfit) = (0.0, 0.0);
            for (var i = 0; i < count; i++)
            {
                var product = Enumerable.Range(0, count).Sum(j => kernel[i, j] * fit.Scores[j, c]);
                misfit += Math.Pow(product - (eigenvalue * fit.Scores[i, c]), 2);
                squares += Math.Pow(fit.Scores[i, c], 2);
            }

            Assert.Equal(eigenvalue, squares, 1e-5 * fit.Eigenvalues[0]);
            Assert.True(Math.Sqrt(misfit) <= 3e-6 * fit.Eigenvalues[0] * Math.Sqrt(squares), $"pair {c}: misfit {Math.Sqrt(misfit):E2}");
        }

        Assert.Equal(fit.Eigenvalues.OrderDescending(), fit.Eigenvalues);
    }

    [Fact]
    public void All_eigenvalues_of_a_small_set_add_up_to_the_trace()
    {
        var points = TestPoints.Random(60, 4, seed: 8);
        var kernel = CentredKernel(points, 1.0);
        var fit = KernelPca.Fit(points, 59);
        Assert.Equal(Enumerable.Range(0, 60).Sum(i => kernel[i, i]), fit.Eigenvalues.Sum(), 1e-4);
    }

    [Fact]
    public async Task The_number_of_threads_changes_no_bit()
    {
        var points = TestPoints.Sheets(60);
        var many = KernelPca.Fit(points);
        var one = await Threads.OnOne(() => KernelPca.Fit(points));
        Assert.Equal(many.Eigenvalues, one.Eigenvalues);
        Assert.Equal(many.Scores, one.Scores);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(400)]
    [InlineData(5000)]
    public void Points_that_coincide_have_no_components(int count)
    {
        var fit = KernelPca.Fit(TestPoints.Equal(count, 2), 3);
        Assert.All(fit.Eigenvalues, value => Assert.Equal(0, value, 3e-6 * count));
        Assert.DoesNotContain(fit.Scores.Cast<float>(), float.IsNaN);
    }

    [Fact]
    public void Two_clusters_of_equal_points_have_one_component()
    {
        var points = TestPoints.Equal(600, 2);
        for (var i = 0; i < 300; i++)
        {
            points[i, 0] = 5;
        }

        var fit = KernelPca.Fit(points, 3);
        Assert.Equal(300, fit.Eigenvalues[0], 1e-3);
        Assert.All(fit.Eigenvalues.Skip(1), value => Assert.Equal(0, value, 1e-3));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => KernelPca.Fit(new float[3, 0])).Message);
        var broken = TestPoints.WithValue(Points, 1, 1, float.PositiveInfinity);
        Assert.Contains("[1, 1]", Assert.Throws<ArgumentException>(() => KernelPca.Fit(broken)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => KernelPca.Fit(Points, 300));
        Assert.Throws<ArgumentOutOfRangeException>(() => KernelPca.Fit(Points, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => KernelPca.Fit(Points, 4, gamma: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => KernelPca.Fit(Points, 4, gamma: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => KernelPca.Fit(Points, 4, gamma: double.NaN));
        Assert.Contains("at least 2", Assert.Throws<ArgumentException>(() => KernelPca.Fit(new float[1, 3])).Message);
    }

    [Theory]
    [InlineData(3.5e38)]
    [InlineData(1e-46)]
    [InlineData(double.PositiveInfinity)]
    public void A_width_beyond_single_precision_is_named(double gamma)
    {
        const string Range = "Must be from 1E-45 to 3.4028235E+38";
        Refused.With(Range, () => KernelPca.Fit(Points, gamma: gamma));
        Refused.With(Range, () => KernelPca.FitNystrom(Points, gamma: gamma));
    }

    [Fact]
    public void The_narrowest_and_the_widest_kernels_have_their_eigenvalues()
    {
        Assert.All(KernelPca.Fit(Points, 3, gamma: 3.4e38).Eigenvalues, value => Assert.Equal(1, value, 1e-5));
        Assert.All(KernelPca.Fit(Points, 3, gamma: 1e-45).Eigenvalues, value => Assert.Equal(0, value, 1e-3));
        Assert.All(KernelPca.Fit(TestPoints.Tiny(40), 3).Eigenvalues, value => Assert.Equal(0, value, 1e-4));
    }

    private static double[,] CentredKernel(float[,] points, double gamma)
    {
        var count = points.GetLength(0);
        var kernel = new double[count, count];
        var means = new double[count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                var squared = Enumerable.Range(0, points.GetLength(1)).Sum(d => Math.Pow((double)points[i, d] - points[j, d], 2));
                kernel[i, j] = Math.Exp(-gamma * squared);
                means[i] += kernel[i, j] / count;
            }
        }

        var mean = means.Average();
        for (var i = 0; i < count * count; i++)
        {
            kernel[i / count, i % count] += mean - means[i / count] - means[i % count];
        }

        return kernel;
    }
}
