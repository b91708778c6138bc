namespace Harmonic.Embedding;

/// <summary>
/// What all edges of a layout share: where the points are, where the epoch found them, and how far they may step.
/// </summary>
internal sealed class LayoutState
{
    public LayoutState(float[,] start, LayoutForces forces, uint seed)
    {
        Count = start.GetLength(0);
        Dimensions = start.GetLength(1);
        Forces = forces;
        Seed = seed;
        Positions = new float[start.Length];
        Buffer.BlockCopy(start, 0, Positions, 0, start.Length * sizeof(float));
        Before = new float[start.Length];
        LastBatch = new long[Count];
    }

    public int Count { get; }

    public int Dimensions { get; }

    public LayoutForces Forces { get; }

    public uint Seed { get; }

    /// <summary>Coordinate d of point i at [i * Dimensions + d].</summary>
    public float[] Positions { get; }

    /// <summary>The positions as the epoch found them.</summary>
    public float[] Before { get; }

    /// <summary>
    /// For each point the batch in which it last moved; a pair of blocks touches its own points' entries alone.
    /// </summary>
    public long[] LastBatch { get; }

    public int Epoch { get; private set; }

    /// <summary>Learning rate of the epoch, from 1 down towards 0.</summary>
    public float Step { get; private set; }

    public void BeginEpoch(int epoch, float step)
    {
        (Epoch, Step) = (epoch, step);
        Positions.CopyTo(Before, 0);
    }
}
