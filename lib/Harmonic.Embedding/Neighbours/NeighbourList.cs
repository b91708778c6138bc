namespace Harmonic.Embedding;

/// <summary>
/// The k nearest candidates seen so far, nearest first; of equally distant ones the first that came stays ahead.
/// </summary>
internal sealed class NeighbourList
{
    private readonly int[] indices;
    private readonly float[] squared;

    public NeighbourList(int capacity)
    {
        indices = new int[capacity];
        squared = new float[capacity];
        Array.Fill(indices, -1);
        Array.Fill(squared, float.PositiveInfinity);
    }

    /// <summary>Squared distance of the last place: what a candidate must beat.</summary>
    public float Worst => squared[^1];

    public static NeighbourList[] Several(int count, int capacity) =>
        [.. Enumerable.Range(0, count).Select(_ => new NeighbourList(capacity))];

    /// <summary>Takes a candidate in if it beats the last place.</summary>
    public void Insert(int index, float distance)
    {
        if (!(distance < Worst))
        {
            return;
        }

        var place = squared.Length - 1;
        for (; place > 0 && distance < squared[place - 1]; place--)
        {
            squared[place] = squared[place - 1];
            indices[place] = indices[place - 1];
        }

        squared[place] = distance;
        indices[place] = index;
    }

    /// <summary>Writes the list as one row of two tables, distances no longer squared.</summary>
    public void CopyTo(int[,] allIndices, float[,] allDistances, int row)
    {
        for (var k = 0; k < indices.Length; k++)
        {
            allIndices[row, k] = indices[k];
            allDistances[row, k] = MathF.Sqrt(squared[k]);
        }
    }
}
