namespace Harmonic.Embedding;

/// <summary>
/// One random projection tree: the points halved again and again by the plane between two of them (Dasgupta and Freund, Random
/// projection trees and low dimensional manifolds, STOC 2008), down to leaves of a few dozen near one another.
/// </summary>
internal sealed class ProjectionLeaves
{
    private const int MostInLeaf = 60;
    private readonly int[] members;
    private readonly int[] leafStart;
    private readonly int[] leafEnd;

    /// <summary>Grows a tree on points laid out row by row, <paramref name="stride"/> values each.</summary>
    public ProjectionLeaves(float[] rows, int stride, int count, int seed)
    {
        members = [.. Enumerable.Range(0, count)];
        leafStart = new int[count];
        leafEnd = new int[count];
        var random = new Random(seed);
        var open = new Stack<(int Start, int End)>();
        open.Push((0, count));
        while (open.TryPop(out var part))
        {
            if (part.End - part.Start <= MostInLeaf)
            {
                Close(part.Start, part.End);
                continue;
            }

            var middle = Split(rows, stride, part.Start, part.End, random);
            open.Push((part.Start, middle));
            open.Push((middle, part.End));
        }
    }

    /// <summary>All points of the leaf that holds this one, itself among them.</summary>
    public ReadOnlySpan<int> LeafOf(int point) => members.AsSpan(leafStart[point]..leafEnd[point]);

    private void Close(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            leafStart[members[i]] = start;
            leafEnd[members[i]] = end;
        }
    }

    private int Split(float[] rows, int stride, int start, int end, Random random)
    {
        var one = rows.AsSpan(members[random.Next(start, end)] * stride, stride);
        var two = rows.AsSpan(members[random.Next(start, end)] * stride, stride);
        var (low, high) = (start, end);
        while (low < high)
        {
            if (IsNearerToFirst(one, two, rows.AsSpan(members[low] * stride, stride)))
            {
                low++;
            }
            else
            {
                (members[low], members[--high]) = (members[high], members[low]);
            }
        }

        // Both drawn points equal, or all of them: no plane lies between, so cut the list in half.
        return low == start || low == end ? start + ((end - start) / 2) : low;
    }

    private static bool IsNearerToFirst(ReadOnlySpan<float> one, ReadOnlySpan<float> two, ReadOnlySpan<float> point)
    {
        var sum = 0f;
        for (var d = 0; d < point.Length; d++)
        {
            sum += (one[d] - two[d]) * (point[d] - (0.5f * (one[d] + two[d])));
        }

        return sum > 0;
    }
}
