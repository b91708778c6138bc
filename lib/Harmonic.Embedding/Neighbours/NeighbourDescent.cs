using System.Runtime.Intrinsics;

namespace Harmonic.Embedding;

/// <summary>
/// Neighbours by descent: lists started from random projection trees, then improved by the neighbours of neighbours until next to
/// nothing changes. In each round every point reads the lists of the round before and writes its own alone, so the rounds run on
/// any number of threads with one result.
/// </summary>
internal sealed class NeighbourDescent
{
    private const int Trees = 8;
    private const int MostRounds = 12;
    private const double EnoughChange = 0.001;

    private readonly int count;
    private readonly int neighbours;
    private readonly int listed;
    private readonly int stride;
    private readonly float[] rows;
    private readonly int seed;
    private readonly CandidateLists lists;

    public NeighbourDescent(float[,] data, int neighbours, int seed)
    {
        this.neighbours = neighbours;
        this.seed = seed;
        count = data.GetLength(0);
        listed = Math.Min(count - 1, neighbours + 5); // a few more than asked for: the last places are the least certain
        stride = (data.GetLength(1) + VectorBlock.Width - 1) / VectorBlock.Width * VectorBlock.Width;
        rows = RowMajor(data, stride);
        lists = new CandidateLists(count, listed);
    }

    public NearestNeighbours Run()
    {
        var leaves = new ProjectionLeaves[Trees];
        Parallel.For(0, Trees, tree => leaves[tree] = new ProjectionLeaves(rows, stride, count, (seed * Trees) + tree));
        Parallel.For(0, count, point => OfferLeaves(point, leaves));
        var change = count * (long)listed;
        for (var round = 0; round < MostRounds && change > EnoughChange * count * listed; round++)
        {
            change = Round();
        }

        CompleteShortLists();
        return Result();
    }

    private static float[] RowMajor(float[,] data, int stride)
    {
        var rows = new float[(long)data.GetLength(0) * stride];
        for (var i = 0; i < data.GetLength(0); i++)
        {
            for (var d = 0; d < data.GetLength(1); d++)
            {
                rows[(i * stride) + d] = data[i, d];
            }
        }

        return rows;
    }

    private void OfferLeaves(int point, ProjectionLeaves[] leaves)
    {
        foreach (var tree in leaves)
        {
            foreach (var other in tree.LeafOf(point))
            {
                Offer(point, other);
            }
        }
    }

    // A point in leaves of few may have met fewer others than asked for: compare it with all.
    private void CompleteShortLists() => Parallel.For(0, count, point =>
        {
            for (var other = 0; other < count && !lists.IsFull(point); other++)
            {
                Offer(point, other);
            }
        });

    private long Round()
    {
        lists.BeginRound();
        Parallel.For(0, count, OfferNeighboursOfNeighbours);
        return lists.ChangedEntries();
    }

    // A pair is worth a look only if one of the two steps to it is new since the last round.
    private void OfferNeighboursOfNeighbours(int point)
    {
        var around = lists.Around(point);
        var aroundNew = lists.AroundNew(point);
        for (var i = 0; i < around.Length; i++)
        {
            var others = lists.Before(around[i]);
            var wasNew = lists.WasNew(around[i]);
            for (var k = 0; k < others.Length && others[k] >= 0; k++)
            {
                if (aroundNew[i] || wasNew[k])
                {
                    Offer(point, others[k]);
                }
            }

            Offer(point, around[i]);
        }
    }

    private void Offer(int point, int other)
    {
        if (other != point)
        {
            lists.Insert(point, other, SquaredDistance(point, other));
        }
    }

    private float SquaredDistance(int one, int two)
    {
        var sum = Vector512<float>.Zero;
        for (var d = 0; d < stride; d += VectorBlock.Width)
        {
            var step = Vector512.LoadUnsafe(ref rows[(one * stride) + d]) - Vector512.LoadUnsafe(ref rows[(two * stride) + d]);
            sum = Vector512.FusedMultiplyAdd(step, step, sum);
        }

        return Vector512.Sum(sum);
    }

    private NearestNeighbours Result()
    {
        var (indices, distances) = (new int[count, neighbours], new float[count, neighbours]);
        for (var point = 0; point < count; point++)
        {
            lists.CopyTo(point, indices, distances);
        }

        return new NearestNeighbours(indices, distances);
    }
}
