using System.Diagnostics;
using Harmonic.Embedding;

namespace Harmonic.Bench;

/// <summary>Kernel PCA of more points than a kernel matrix could hold: the cloud again and again, each time moved a little.</summary>
internal sealed class NystromFit(string path)
{
    private const int Cloud = 16_200;

    internal object Measure(int count)
    {
        var cloud = Points.Read(path, Points.Latents, Cloud);
        var random = new Random(0);
        var points = new float[count, Points.Latents];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < Points.Latents; j++)
            {
                points[i, j] = cloud[i % Cloud, j] + (float)(0.01 * (random.NextDouble() - 0.5));
            }
        }
        var clock = Stopwatch.StartNew();
        var fit = KernelPca.FitNystrom(points, components: 4, gamma: 1, landmarks: 2000, seed: 0);
        var seconds = clock.Elapsed.TotalSeconds;
        // One copy of the cloud has the whole's spectrum, and can be solved exactly.
        var exact = KernelPca.Fit(cloud, components: 4, gamma: 1).Eigenvalues;
        var differ = exact.Zip(fit.Eigenvalues, (one, many) => Math.Abs((many / count / (one / Cloud)) - 1)).Max();
        return new
        {
            seconds,
            fit.Residuals,
            differ,
        };
    }
}
