using static Harmonic.Convolution.BlockArithmetic;

namespace Harmonic.Convolution;

/// <summary>
/// A small matrix applied to a plane of blocks along both of its axes: to[r, s] = Σ rows[r, y] columns[s, x] from[y, x]. It is
/// made ready as lists of terms, without those that are zero or whose block is not there.
/// </summary>
internal sealed class Transform
{
    /// <param name="y">The matrix of the first axis.</param>
    /// <param name="x">The matrix of the second.</param>
    /// <param name="from">Where the blocks lie that are taken: those of the first axis, and of the second, added up; below 0 for
    /// none.</param>
    /// <param name="to">Where those lie that are made.</param>
    internal Transform(float[,] y, float[,] x, (int[] Y, int[] X) from, (int[] Y, int[] X) to)
    {
        Between = from.X.Length;
        Halves =
        [
            .. Present(to.Y)
                .Select(r =>
                    (
                        Half.Of(Present(from.X).Select(j => (j * Size, Present(from.Y).Select(i => (from.Y[i] + from.X[j], y[r, i]))))),
                        Half.Of(Present(to.X).Select(s => (to.Y[r] + to.X[s], Present(from.X).Select(j => (j * Size, x[s, j])))))
                    )
                ),
        ];
    }

    /// <summary>How many blocks lie between the two halves.</summary>
    internal int Between { get; }

    /// <summary>For each row that is made: along the first axis into the blocks between, and on along the second.</summary>
    internal (Half Columns, Half Rows)[] Halves { get; }

    private static IEnumerable<int> Present(int[] places) => Enumerable.Range(0, places.Length).Where(i => places[i] >= 0);

    /// <summary>Sums, each of the terms up to its end, and where it goes.</summary>
    internal readonly record struct Half((int To, int End)[] Sums, (int From, float Factor)[] Terms)
    {
        /// <summary>Sums of equally many terms follow one another, so that the processor foresees where each ends.</summary>
        internal static Half Of(IEnumerable<(int To, IEnumerable<(int From, float Factor)> Terms)> sums)
        {
            var sorted = sums.Select(sum => (sum.To, Terms: sum.Terms.Where(term => term.Factor != 0).ToArray()))
                .OrderBy(sum => sum.Terms.Length)
                .ToArray();
            var end = 0;
            return new([.. sorted.Select(sum => (sum.To, end += sum.Terms.Length))], [.. sorted.SelectMany(sum => sum.Terms)]);
        }
    }
}
