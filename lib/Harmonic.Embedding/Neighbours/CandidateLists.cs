namespace Harmonic.Embedding;

/// <summary>
/// The candidate lists of a neighbour descent: for each point its nearest candidates so far, and the same as they stood before
/// the round, with what was new then and who listed whom.
/// </summary>
internal sealed class CandidateLists(int count, int capacity)
{
    private readonly int most = 2 * capacity;
    private readonly float[] squared = Filled(count * capacity, float.PositiveInfinity);
    private readonly int[] indices = Filled(count * capacity, -1);
    private readonly bool[] isNew = new bool[count * capacity];
    private readonly int[] before = new int[count * capacity];
    private readonly bool[] wasNew = new bool[count * capacity];
    private int[] around = [];
    private bool[] aroundNew = [];
    private int[] aroundStart = [];

    /// <summary>Takes a candidate into a point's list if it is nearer than the last one and not there already.</summary>
    public void Insert(int point, int other, float distance)
    {
        var start = point * capacity;
        var list = indices.AsSpan(start, capacity);
        var distances = squared.AsSpan(start, capacity);
        var fresh = isNew.AsSpan(start, capacity);
        if (!(distance < distances[^1]) || list.Contains(other))
        {
            return;
        }

        var place = capacity - 1;
        for (; place > 0 && distance < distances[place - 1]; place--)
        {
            distances[place] = distances[place - 1];
            list[place] = list[place - 1];
            fresh[place] = fresh[place - 1];
        }

        (distances[place], list[place], fresh[place]) = (distance, other, true);
    }

    /// <summary>Whether every place of a point's list is taken.</summary>
    public bool IsFull(int point) => indices[((point + 1) * capacity) - 1] >= 0;

    /// <summary>Keeps the lists as they stand, for reading, and forgets what is new.</summary>
    public void BeginRound()
    {
        indices.CopyTo(before, 0);
        isNew.CopyTo(wasNew, 0);
        Array.Clear(isNew);
        GatherAround();
    }

    /// <summary>How many entries are new since <see cref="BeginRound"/>.</summary>
    public long ChangedEntries() => isNew.LongCount(changed => changed);

    /// <summary>A point's list before the round; places never filled hold -1, at the end.</summary>
    public ReadOnlySpan<int> Before(int point) => before.AsSpan(point * capacity, capacity);

    /// <summary>Which entries of <see cref="Before"/> were new then.</summary>
    public ReadOnlySpan<bool> WasNew(int point) => wasNew.AsSpan(point * capacity, capacity);

    /// <summary>The points that a point listed before the round, and those that listed it.</summary>
    public ReadOnlySpan<int> Around(int point) => around.AsSpan(aroundStart[point]..aroundStart[point + 1]);

    /// <summary>Which entries of <see cref="Around"/> were new.</summary>
    public ReadOnlySpan<bool> AroundNew(int point) => aroundNew.AsSpan(aroundStart[point]..aroundStart[point + 1]);

    /// <summary>Writes the first places of a point's list as one row of two tables, distances no longer squared.</summary>
    public void CopyTo(int point, int[,] allIndices, float[,] allDistances)
    {
        for (var k = 0; k < allIndices.GetLength(1); k++)
        {
            allIndices[point, k] = indices[(point * capacity) + k];
            allDistances[point, k] = MathF.Sqrt(squared[(point * capacity) + k]);
        }
    }

    // Near ones first: a point that very many list keeps those for whom it is nearest.
    private void GatherAround()
    {
        CountAround();
        var next = (int[])aroundStart.Clone();
        for (var k = 0; k < capacity; k++)
        {
            for (var point = 0; point < count; point++)
            {
                var other = before[(point * capacity) + k];
                if (other >= 0)
                {
                    var fresh = wasNew[(point * capacity) + k];
                    Append(point, other, fresh, next);
                    Append(other, point, fresh, next);
                }
            }
        }
    }

    private void Append(int point, int other, bool fresh, int[] next)
    {
        if (next[point] < aroundStart[point + 1])
        {
            around[next[point]] = other;
            aroundNew[next[point]++] = fresh;
        }
    }

    private void CountAround()
    {
        aroundStart = new int[count + 1];
        for (var point = 0; point < count; point++)
        {
            foreach (var other in Before(point))
            {
                if (other >= 0)
                {
                    aroundStart[point + 1]++;
                    aroundStart[other + 1]++;
                }
            }
        }

        for (var point = 0; point < count; point++)
        {
            aroundStart[point + 1] = aroundStart[point] + Math.Min(aroundStart[point + 1], most);
        }

        around = new int[aroundStart[count]];
        aroundNew = new bool[aroundStart[count]];
    }

    private static T[] Filled<T>(int length, T value)
    {
        var array = new T[length];
        Array.Fill(array, value);
        return array;
    }
}
