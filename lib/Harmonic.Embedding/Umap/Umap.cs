namespace Harmonic.Embedding;

/// <summary>
/// UMAP: a layout in few dimensions that keeps neighbours together (McInnes, Healy and Melville, UMAP: Uniform manifold
/// approximation and projection for dimension reduction, arXiv:1802.03426, 2018). The algorithm and the settings of umap-learn.
/// </summary>
public static class Umap
{
    private const int SmallCount = 10_000;
    private const int EpochsOfFew = 500;
    private const int EpochsOfMany = 200;
    private const int MostDimensions = 256; // sixteen points at a time lie on a thread's stack
    private const float Extent = 10; // side of the box in which the descent starts
    private const float Noise = 1e-4f;

    /// <summary>Lays out a table of points.</summary>
    /// <param name="data">
    /// Points, N × dimensions, N at least 3, all values finite, spread over 1e-15 or more (or all equal).
    /// </param>
    /// <param name="components">Dimensions of the layout, from 1 to the lesser of N - 2 and 256; usually 2 or 3.</param>
    /// <param name="neighbours">Size of a neighbourhood, the point itself included, from 2 to N - 1.</param>
    /// <param name="minDist">How near points may come in the layout, from 0 to <paramref name="spread"/>.</param>
    /// <param name="seed">Decides every random choice: the same seed gives the same layout, on any number of threads.</param>
    /// <param name="spread">Scale of the layout's distances, from 1e-6 to 1e6.</param>
    /// <param name="epochs">Epochs of the descent, at least 1; 0 for 500 up to 10,000 points and 200 above.</param>
    /// <param name="progress">Told the fraction done, from 0 to 1.</param>
    /// <returns>The layout, N × components.</returns>
    /// <exception cref="ArgumentException">
    /// The table is empty or holds a value that is not finite, or a number is out of range.
    /// </exception>
    public static float[,] Fit(
        float[,] data,
        int components = 2,
        int neighbours = 15,
        double minDist = 0.1,
        int seed = 42,
        double spread = 1.0,
        int epochs = 0,
        IProgress<double>? progress = null
    )
    {
        EmbeddingInput.CheckDistances(data, least: 3);
        var count = data.GetLength(0);
        EmbeddingInput.CheckRange(neighbours, 2, count - 1, nameof(neighbours), $"a point and others out of {count}, not all");
        EmbeddingInput.CheckRange(
            components,
            1,
            Math.Min(count - 2, MostDimensions),
            nameof(components),
            $"a layout of {count} points has no more dimensions"
        );
        EmbeddingInput.CheckRange(epochs, 0, int.MaxValue, nameof(epochs), "0 leaves the number to the size of the data");
        var curve = UmapCurve.Fit(minDist, spread);

        var rounds =
            epochs > 0 ? epochs
            : count <= SmallCount ? EpochsOfFew
            : EpochsOfMany;
        var graph = FuzzyGraph.From(NearestNeighbours.Find(data, neighbours - 1, seed)).WithoutBelow(1.0 / Math.Max(rounds, 11));
        var start = SpectralLayout.Of(graph, data, components, seed);
        Place(start, seed);
        return new UmapLayout(graph, start, curve, rounds, seed).Run(progress);
    }

    // A little noise parts points that the spectral start puts on one spot; then each coordinate fills the box.
    private static void Place(float[,] layout, int seed)
    {
        var random = new Random(seed);
        var scale = Extent / Math.Max(layout.Cast<float>().Max(Math.Abs), float.Epsilon);
        for (var d = 0; d < layout.GetLength(1); d++)
        {
            var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
            for (var i = 0; i < layout.GetLength(0); i++)
            {
                layout[i, d] = (layout[i, d] * scale) + (Noise * Normal(random));
                (least, most) = (Math.Min(least, layout[i, d]), Math.Max(most, layout[i, d]));
            }

            for (var i = 0; i < layout.GetLength(0); i++)
            {
                layout[i, d] = Extent * (layout[i, d] - least) / (most - least);
            }
        }
    }

    private static float Normal(Random random) =>
        MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(MathF.Tau * random.NextSingle());
}
