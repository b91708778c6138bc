using System.Runtime.Intrinsics;

namespace Harmonic.Embedding;

/// <summary>
/// D^-1/2 W D^-1/2 of a symmetric weighted graph as an operator on blocks of vectors: one minus its eigenvalues are those
/// of the normalised Laplacian. They lie in [-1, 1].
/// </summary>
internal sealed class NormalisedAdjacency
{
    private const int ChunkRows = 256;
    private readonly int[] starts;
    private readonly int[] columns;
    private readonly float[] weights;

    public NormalisedAdjacency(FuzzyGraph graph)
    {
        (starts, columns) = (graph.RowStarts, graph.Columns);
        var roots = new double[graph.Count];
        for (var row = 0; row < graph.Count; row++)
        {
            roots[row] = Math.Sqrt(graph.Weights.AsSpan(starts[row]..starts[row + 1]).ToArray().Sum(w => (double)w));
        }

        weights = new float[columns.Length];
        for (var row = 0; row < graph.Count; row++)
        {
            for (var edge = starts[row]; edge < starts[row + 1]; edge++)
            {
                weights[edge] = (float)(graph.Weights[edge] / (roots[row] * roots[columns[edge]]));
            }
        }
    }

    /// <summary>Number of rows, without padding.</summary>
    public int Count => starts.Length - 1;

    /// <summary>result = A · vectors.</summary>
    public void Multiply(VectorBlock vectors, VectorBlock result) => Combine(1, vectors, 0, vectors, result);

    /// <summary>
    /// result = T(A) · vectors, where T is the Chebyshev polynomial of this degree on [-1, <paramref name="cut"/>], scaled to 1
    /// at 1: what belongs to eigenvalues below the cut shrinks, what is above keeps its order.
    /// </summary>
    public void MultiplyFiltered(VectorBlock vectors, VectorBlock result, double cut, int degree)
    {
        var (slope, shift) = (2 / (1 + cut), (1 - cut) / (1 + cut)); // maps [-1, cut] onto [-1, 1]
        var atOne = slope + shift;
        var scale = Math.Cosh(degree * Math.Acosh(atOne));
        var (older, newer, spare) = (vectors, new VectorBlock(vectors.Rows), new VectorBlock(vectors.Rows));
        Combine(slope, vectors, shift, vectors, newer);
        for (var k = 2; k <= degree; k++)
        {
            Combine(2 * slope, newer, 2 * shift, newer, spare, older);
            var free = ReferenceEquals(older, vectors) ? new VectorBlock(vectors.Rows) : older;
            (older, newer, spare) = (newer, spare, free);
        }

        for (var i = 0; i < newer.Values.Length; i++)
        {
            result.Values[i] = (float)(newer.Values[i] / scale);
        }
    }

    // result = a A x + b y - z
    private void Combine(double a, VectorBlock x, double b, VectorBlock y, VectorBlock result, VectorBlock? z = null) =>
        Parallel.For(0, (Count + ChunkRows - 1) / ChunkRows, chunk =>
        {
            for (var row = chunk * ChunkRows; row < Math.Min(Count, (chunk + 1) * ChunkRows); row++)
            {
                var sum = Vector512<float>.Zero;
                for (var edge = starts[row]; edge < starts[row + 1]; edge++)
                {
                    var there = Vector512.LoadUnsafe(ref x.Values[columns[edge] * VectorBlock.Width]);
                    sum = Vector512.FusedMultiplyAdd(Vector512.Create(weights[edge]), there, sum);
                }

                var at = (nuint)(row * VectorBlock.Width);
                sum = (sum * (float)a) + (Vector512.LoadUnsafe(ref y.Values[0], at) * (float)b);
                sum -= z is null ? Vector512<float>.Zero : Vector512.LoadUnsafe(ref z.Values[0], at);
                sum.StoreUnsafe(ref result.Values[0], at);
            }
        });
}
