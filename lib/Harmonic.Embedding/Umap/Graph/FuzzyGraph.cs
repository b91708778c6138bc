namespace Harmonic.Embedding;

/// <summary>
/// The weighted neighbourhood graph of UMAP (McInnes, Healy and Melville, UMAP: Uniform manifold approximation and projection,
/// 2018, sections 3.1 and 4.1): each point's neighbours weigh exp(-(d - rho) / sigma), and the two directions of an edge are
/// joined by the probabilistic sum a + b - ab. Symmetric, stored row by row.
/// </summary>
public sealed class FuzzyGraph
{
    private FuzzyGraph(int[] rowStarts, int[] columns, float[] weights, float[] sigmas, float[] rhos)
    {
        RowStarts = rowStarts;
        Columns = columns;
        Weights = weights;
        Sigmas = sigmas;
        Rhos = rhos;
    }

    /// <summary>Number of points.</summary>
    public int Count => RowStarts.Length - 1;

    /// <summary>The edges of point i are at [RowStarts[i], RowStarts[i + 1]) of the two lists; N + 1 values.</summary>
    public int[] RowStarts { get; }

    /// <summary>For each edge its other end; ascending within a row.</summary>
    public int[] Columns { get; }

    /// <summary>For each edge its weight, in (0, 1].</summary>
    public float[] Weights { get; }

    /// <summary>For each point the scale on which its neighbours' weights fall, in units of distance.</summary>
    public float[] Sigmas { get; }

    /// <summary>
    /// For each point the distance to the nearest other point that does not coincide with it; zero if all k do.
    /// </summary>
    public float[] Rhos { get; }

    /// <summary>The graph over these neighbours.</summary>
    /// <param name="nearest">Neighbours of each point, without the point itself.</param>
    /// <returns>A symmetric graph without loops.</returns>
    public static FuzzyGraph From(NearestNeighbours nearest)
    {
        ArgumentNullException.ThrowIfNull(nearest);
        var (sigmas, rhos) = SmoothDistances.Of(nearest.Distances);
        var strengths = Strengths(nearest, sigmas, rhos);
        var (starts, columns, weights) = SparseUnion.Of(nearest.Indices, strengths);
        return new FuzzyGraph(starts, columns, weights, sigmas, rhos);
    }

    /// <summary>The graph without the edges lighter than a fraction of the heaviest.</summary>
    internal FuzzyGraph WithoutBelow(double fractionOfHeaviest)
    {
        var least = (float)(Weights.Max() * fractionOfHeaviest);
        var starts = new int[RowStarts.Length];
        var kept = new List<int>(Columns.Length);
        for (var row = 0; row < Count; row++)
        {
            kept.AddRange(Enumerable.Range(RowStarts[row], RowStarts[row + 1] - RowStarts[row]).Where(e => Weights[e] >= least));
            starts[row + 1] = kept.Count;
        }

        return new FuzzyGraph(starts, [.. kept.Select(e => Columns[e])], [.. kept.Select(e => Weights[e])], Sigmas, Rhos);
    }

    /// <summary>The graph of some of the points, numbered in their order; edges to others are left out.</summary>
    internal FuzzyGraph Part(int[] members)
    {
        var number = new Dictionary<int, int>(members.Length);
        foreach (var member in members)
        {
            number[member] = number.Count;
        }

        var starts = new int[members.Length + 1];
        var (columns, weights) = (new List<int>(), new List<float>());
        for (var row = 0; row < members.Length; row++)
        {
            for (var edge = RowStarts[members[row]]; edge < RowStarts[members[row] + 1]; edge++)
            {
                if (number.TryGetValue(Columns[edge], out var column))
                {
                    columns.Add(column);
                    weights.Add(Weights[edge]);
                }
            }

            starts[row + 1] = columns.Count;
        }

        return new FuzzyGraph(
            starts,
            [.. columns],
            [.. weights],
            Array.ConvertAll(members, m => Sigmas[m]),
            Array.ConvertAll(members, m => Rhos[m])
        );
    }

    private static float[,] Strengths(NearestNeighbours nearest, float[] sigmas, float[] rhos)
    {
        var (count, others) = (nearest.Indices.GetLength(0), nearest.Indices.GetLength(1));
        var strengths = new float[count, others];
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < others; k++)
            {
                var beyond = nearest.Distances[i, k] - rhos[i];
                strengths[i, k] = beyond <= 0 || sigmas[i] == 0 ? 1 : MathF.Exp(-beyond / sigmas[i]);
            }
        }

        return strengths;
    }
}
