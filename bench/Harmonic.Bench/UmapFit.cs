using System.Diagnostics;
using Harmonic.Embedding;

namespace Harmonic.Bench;

/// <summary>A flat UMAP of the first N points, as the write-up takes it, from another seed each time; the layout goes to a file.</summary>
internal sealed class UmapFit(string path, string layout)
{
    private int seed = 42;

    internal object Measure(int count)
    {
        var points = Points.Read(path, Points.Latents, count);
        var clock = Stopwatch.StartNew();
        var plane = Umap.Fit(points, components: 2, neighbours: 15, minDist: 0.1, seed: seed++);
        var seconds = clock.Elapsed.TotalSeconds;
        Points.Write(layout, plane);
        return new { seconds };
    }
}
