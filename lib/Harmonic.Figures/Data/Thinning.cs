namespace Harmonic.Figures;

/// <summary>Which of very many points are drawn, so that a figure stays light and still shows what all of them would.</summary>
internal static class Thinning
{
    /// <summary>Most points of one cloud.</summary>
    internal const int MostPoints = 100_000;

    /// <summary>Most corners of one line.</summary>
    internal const int MostCorners = 16_000;

    private const int CornersPerBucket = 4;

    /// <summary>
    /// A random choice of <see cref="MostPoints"/> places out of <paramref name="count"/>, in ascending order; the same at each call.
    /// A fixed stride would do less well: it may keep step with a pattern in the data.
    /// </summary>
    internal static int[] Sample(int count)
    {
        // Fixed seed: the same data make the same figure. No secret depends on it.
#pragma warning disable CA5394
        var random = new Random(1);
        var chosen = new int[MostPoints];
        var (seen, kept) = (0, 0);
        while (kept < MostPoints)
        {
            if (random.NextInt64(count - seen) < MostPoints - kept)
            {
                chosen[kept++] = seen;
            }

            seen++;
        }

        return chosen;
#pragma warning restore CA5394
    }

    /// <summary>
    /// The corners that carry a line's outline: first, lowest, highest and last of each of many equal stretches of the horizontal axis,
    /// logarithmic where that is. <paramref name="x"/> must not decrease.
    /// </summary>
    internal static int[] Envelope(Values x, Values y, bool logarithmic)
    {
        const int Buckets = MostCorners / CornersPerBucket;
        var kept = new List<int>(MostCorners);
        var start = 0;
        var (from, to) = (Position(x[0]), Position(x[x.Count - 1]));
        for (var index = 1; index <= x.Count; index++)
        {
            if (index == x.Count || BucketOf(index) != BucketOf(start))
            {
                kept.AddRange(Corners(y, start, index));
                start = index;
            }
        }

        return [.. kept];

        double Position(double value) => logarithmic ? Math.Log(Math.Max(value, double.Epsilon)) : value;
        int BucketOf(int index) => (int)((Position(x[index]) - from) / (to - from) * Buckets);
    }

    private static IEnumerable<int> Corners(Values y, int start, int end)
    {
        var (lowest, highest) = (start, start);
        for (var index = start; index < end; index++)
        {
            lowest = y[index] < y[lowest] || double.IsNaN(y[lowest]) ? index : lowest;
            highest = y[index] > y[highest] || double.IsNaN(y[highest]) ? index : highest;
        }

        return ((int[])[start, lowest, highest, end - 1]).Distinct().Order();
    }
}
