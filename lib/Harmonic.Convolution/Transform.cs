namespace Harmonic.Convolution;

/// <summary>
/// A small matrix applied to a plane of blocks along both of its axes: to[r, s] = Σ rows[r, y] columns[s, x] from[y, x]. It is made ready
/// as lists of terms, without those that are zero or whose block is not there.
/// </summary>
internal sealed class Transform
{
    /// <param name="y">The matrix of the first axis.</param>
    /// <param name="x">The matrix of the second.</param>
    /// <param name="from">Where the blocks lie that are taken: those of the first axis, and of the second, added up; below 0 for none.</param>
    /// <param name="to">Where those lie that are made.</param>
    internal Transform(float[,] y, float[,] x, (int[] Y, int[] X) from, (int[] Y, int[] X) to)
    {
        var width = from.X.Length;
        Between = to.Y.Length * width;
        var (columns, rows) = (new HalfBuilder(), new HalfBuilder());
        foreach (var r in Present(to.Y))
        {
            foreach (var j in Present(from.X))
            {
                columns.Add(r * width + j, Present(from.Y).Select(i => (from.Y[i] + from.X[j], y[r, i])));
            }
            foreach (var s in Present(to.X))
            {
                rows.Add(to.Y[r] + to.X[s], Present(from.X).Select(j => (r * width + j, x[s, j])));
            }
        }
        (Columns, Rows) = (columns.Build(), rows.Build());
    }

    /// <summary>How many blocks lie between the two halves.</summary>
    internal int Between { get; }

    internal Half Columns { get; }

    internal Half Rows { get; }

    private static IEnumerable<int> Present(int[] places) => Enumerable.Range(0, places.Length).Where(i => places[i] >= 0);

    /// <summary>Sums, each of the terms up to its end, and where it goes.</summary>
    internal readonly record struct Half((int To, int End)[] Sums, (int From, float Factor)[] Terms);

    private sealed class HalfBuilder
    {
        private readonly List<(int To, (int From, float Factor)[] Terms)> sums = [];

        internal void Add(int to, IEnumerable<(int From, float Factor)> terms) => sums.Add((to, [.. terms.Where(term => term.Factor != 0)]));

        /// <summary>Sums of equally many terms follow one another, so that the processor foresees where each ends.</summary>
        internal Half Build()
        {
            var sorted = sums.OrderBy(sum => sum.Terms.Length).ToArray();
            var end = 0;
            return new([.. sorted.Select(sum => (sum.To, end += sum.Terms.Length))], [.. sorted.SelectMany(sum => sum.Terms)]);
        }
    }
}
