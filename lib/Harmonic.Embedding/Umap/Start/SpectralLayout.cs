namespace Harmonic.Embedding;

/// <summary>
/// The start of UMAP's layout: eigenvectors of the normalised graph Laplacian (McInnes, Healy and Melville 2018, algorithm 4),
/// and for a graph in several parts, each part by itself around places that a spectral embedding of their centres assigns, as
/// umap-learn does.
/// </summary>
internal static class SpectralLayout
{
    private const double Tolerance = 1e-2; // a start: what follows moves every point
    private const int RoughProducts = 6;
    private const int FilteredProducts = 10;
    private const int HighestDegree = 100;
    private const double Amplification = 20; // the filter raises what lies above the cut by up to e^6 over what lies below

    /// <summary>Coordinates N × dimensions, of no particular scale.</summary>
    public static float[,] Of(FuzzyGraph graph, float[,] data, int dimensions, int seed)
    {
        var components = GraphComponents.Of(graph);
        return components.Count == 1 ? Eigenvectors(graph, dimensions, seed) : SeveralComponents(graph, components, data, dimensions, seed);
    }

    private static float[,] Eigenvectors(FuzzyGraph graph, int dimensions, int seed)
    {
        var adjacency = new NormalisedAdjacency(graph);
        var start = new VectorBlock((graph.Count + VectorBlock.Width - 1) / VectorBlock.Width * VectorBlock.Width);
        start.FillRandom(graph.Count, seed);
        var wanted = dimensions + 1;
        var guessed = Math.Min(Math.Max(VectorBlock.Width, wanted), graph.Count);
        var rough = LargestEigenpairs.Of(adjacency.Multiply, start, graph.Count, guessed, Tolerance, RoughProducts);
        if (!rough.Residuals.Take(wanted).Any(r => r > Tolerance))
        {
            return Columns(rough.Vectors, graph.Count, dimensions);
        }

        // Each Ritz value is at most the eigenvalue of its rank: a filter that cuts at the last keeps the order of all of them.
        var cut = rough.Values[^1];
        var growth = Math.Acosh((3 - cut) / (1 + cut));
        var degree = (int)Math.Clamp(Amplification / growth, 2, HighestDegree);
        var pairs = LargestEigenpairs.Of(
            (vectors, result) => adjacency.MultiplyFiltered(vectors, result, cut, degree),
            rough.Vectors[0],
            graph.Count,
            wanted,
            Tolerance,
            FilteredProducts
        );
        return Columns(pairs.Vectors, graph.Count, dimensions);
    }

    // The first eigenvector is the square root of the degrees and says nothing.
    private static float[,] Columns(List<VectorBlock> vectors, int count, int dimensions)
    {
        var layout = new float[count, dimensions];
        for (var d = 0; d < dimensions; d++)
        {
            var (block, column) = Math.DivRem(d + 1, VectorBlock.Width);
            for (var i = 0; i < count; i++)
            {
                layout[i, d] = vectors[block].Values[(i * VectorBlock.Width) + column];
            }
        }

        ScoreSigns.Settle(layout);
        return layout;
    }

    private static float[,] SeveralComponents(FuzzyGraph graph, List<int[]> components, float[,] data, int dimensions, int seed)
    {
        var layout = new float[graph.Count, dimensions];
        var centres =
            components.Count > 2 * dimensions ? CentreLayout(components, data, dimensions, seed) : AlongAxes(components.Count, dimensions);
        Parallel.For(0, components.Count, c =>
        {
            var members = components[c];
            var reach = HalfDistanceToNearest(centres, c);
            var own =
                members.Length < 2 * dimensions || members.Length <= dimensions + 1
                    ? RandomPlaces(members.Length, dimensions, seed + c)
                    : Eigenvectors(graph.Part(members), dimensions, seed);
            var scale = reach / Math.Max(own.Cast<float>().Max(Math.Abs), float.Epsilon);
            for (var i = 0; i < members.Length; i++)
            {
                for (var d = 0; d < dimensions; d++)
                {
                    layout[members[i], d] = (own[i, d] * scale) + centres[c, d];
                }
            }
        });
        return layout;
    }

    private static float[,] AlongAxes(int count, int dimensions)
    {
        var places = new float[count, dimensions];
        var half = (count + 1) / 2;
        for (var c = 0; c < count; c++)
        {
            places[c, c % half] = c < half ? 1 : -1;
        }

        return places;
    }

    // Spectral embedding of the components' centres with the affinity exp(-d²), scaled to 1.
    private static float[,] CentreLayout(List<int[]> components, float[,] data, int dimensions, int seed)
    {
        var centres = new float[components.Count, data.GetLength(1)];
        for (var c = 0; c < components.Count; c++)
        {
            for (var d = 0; d < data.GetLength(1); d++)
            {
                centres[c, d] = (float)components[c].Average(i => (double)data[i, d]);
            }
        }

        var affinity = new NormalisedAffinity(new PointTable(centres));
        var start = new VectorBlock(affinity.Rows);
        start.FillRandom(components.Count, seed);
        var pairs = LargestEigenpairs.Of(
            affinity.Multiply,
            start,
            components.Count,
            dimensions + 1,
            Tolerance,
            RoughProducts + FilteredProducts
        );
        var layout = Columns(pairs.Vectors, components.Count, dimensions);
        affinity.DivideByRootDegrees(layout);
        var largest = Math.Max(layout.Cast<float>().Max(Math.Abs), float.Epsilon);
        for (var i = 0; i < layout.Length; i++)
        {
            layout[i / dimensions, i % dimensions] /= largest;
        }

        return layout;
    }

    private static float HalfDistanceToNearest(float[,] places, int place)
    {
        var least = float.PositiveInfinity;
        for (var other = 0; other < places.GetLength(0); other++)
        {
            var squared = 0f;
            for (var d = 0; d < places.GetLength(1); d++)
            {
                var step = places[place, d] - places[other, d];
                squared += step * step;
            }

            least = squared > 0 ? Math.Min(least, squared) : least;
        }

        return float.IsInfinity(least) ? 1 : MathF.Sqrt(least) / 2;
    }

    private static float[,] RandomPlaces(int count, int dimensions, int seed)
    {
        var random = new Random(seed);
        var places = new float[count, dimensions];
        for (var i = 0; i < places.Length; i++)
        {
            places[i / dimensions, i % dimensions] = (random.NextSingle() * 2) - 1;
        }

        return places;
    }
}
