using System.Diagnostics;
using Harmonic.Embedding;

namespace Harmonic.Bench;

/// <summary>Four kernel principal components of the first N points, as the write-up takes them.</summary>
internal sealed class KernelPcaFit(string path)
{
    internal object Measure(int count)
    {
        var points = Points.Read(path, Points.Latents, count);
        var clock = Stopwatch.StartNew();
        var fit = KernelPca.Fit(points, components: 4, gamma: 1);
        return new
        {
            seconds = clock.Elapsed.TotalSeconds,
            eigenvalues = fit.Eigenvalues,
            residuals = fit.Residuals,
        };
    }
}
