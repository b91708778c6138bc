namespace Harmonic.Embedding;

/// <summary>A few of many indices, drawn without replacement.</summary>
internal static class RandomSubset
{
    /// <summary>
    /// <paramref name="size"/> different numbers from 0 to <paramref name="count"/> - 1, ascending; the seed decides which.
    /// </summary>
    public static int[] Of(int count, int size, int seed)
    {
        // Floyd's way: as many draws as members, however large the count.
        var random = new Random(seed);
        var chosen = new HashSet<int>(size);
        for (var last = count - size; last < count; last++)
        {
            if (!chosen.Add(random.Next(last + 1)))
            {
                chosen.Add(last);
            }
        }

        var sorted = chosen.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
