using System.Runtime.Intrinsics;

namespace Harmonic.Analysis;

/// <summary>The edges that an epoch draws for sixteen points: row t holds the t-th edge of each lane.</summary>
internal sealed class DrawnEdges(int lanes)
{
    private readonly int[] counts = new int[lanes];
    private int[] others = new int[lanes * 32];

    /// <summary>Number of rows: the draws of the lane that has most.</summary>
    public int Longest { get; private set; }

    public void Clear()
    {
        Array.Clear(counts);
        Longest = 0;
    }

    /// <summary>Adds an edge if <paramref name="times"/> is 1, and nothing, without a branch, if it is 0.</summary>
    public void Add(int lane, int other, int times)
    {
        if ((counts[lane] + 1) * lanes > others.Length)
        {
            Array.Resize(ref others, 2 * others.Length);
        }

        others[(counts[lane] * lanes) + lane] = other;
        counts[lane] += times;
        Longest = Math.Max(Longest, counts[lane]);
    }

    /// <summary>The other ends of row t; in lanes that have no such edge, some point or other.</summary>
    public ReadOnlySpan<int> Row(int t) => others.AsSpan(t * lanes, lanes);

    /// <summary>The step in lanes that have an edge in row t, zero in the others.</summary>
    public Vector512<float> StepOf(int t, float step) => Vector512.ConditionalSelect(
        Vector512.GreaterThan(Vector512.Create<int>(counts), Vector512.Create(t)).AsSingle(),
        Vector512.Create(step),
        Vector512<float>.Zero);
}
