namespace Harmonic.Embedding;

/// <summary>The probabilistic sum of a sparse matrix and its transpose.</summary>
internal static class SparseUnion
{
    /// <summary>
    /// a + aᵀ - a ∘ aᵀ, row by row with ascending columns, where row i of a has the given columns and values in (0, 1].
    /// </summary>
    public static (int[] Starts, int[] Columns, float[] Weights) Of(int[,] columns, float[,] values)
    {
        var (starts, sources, incoming) = Transpose(columns, values);
        var rows = new (int Column, float Weight)[columns.GetLength(0)][];
        Parallel.For(0, rows.Length, i => rows[i] = Row(i, columns, values, sources, incoming, starts));
        var total = new int[rows.Length + 1];
        for (var i = 0; i < rows.Length; i++)
        {
            total[i + 1] = total[i] + rows[i].Length;
        }

        var edges = rows.SelectMany(row => row).ToArray();
        return (total, Array.ConvertAll(edges, edge => edge.Column), Array.ConvertAll(edges, edge => edge.Weight));
    }

    private static (int[] Starts, int[] Sources, float[] Values) Transpose(int[,] columns, float[,] values)
    {
        var count = columns.GetLength(0);
        var starts = new int[count + 1];
        foreach (var column in columns)
        {
            starts[column + 1]++;
        }

        for (var i = 0; i < count; i++)
        {
            starts[i + 1] += starts[i];
        }

        var next = starts.AsSpan(0, count).ToArray();
        var (sources, incoming) = (new int[columns.Length], new float[columns.Length]);
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < columns.GetLength(1); k++)
            {
                var place = next[columns[i, k]]++;
                (sources[place], incoming[place]) = (i, values[i, k]);
            }
        }

        return (starts, sources, incoming);
    }

    private static (int Column, float Weight)[] Row(int row, int[,] columns, float[,] values, int[] sources, float[] incoming, int[] starts)
    {
        var edges = new List<(int Column, float Weight)>();
        for (var k = 0; k < columns.GetLength(1); k++)
        {
            edges.Add((columns[row, k], values[row, k]));
        }

        for (var place = starts[row]; place < starts[row + 1]; place++)
        {
            edges.Add((sources[place], incoming[place]));
        }

        edges.Sort((a, b) => a.Column.CompareTo(b.Column));
        var joined = new List<(int Column, float Weight)>(edges.Count);
        foreach (var (column, weight) in edges)
        {
            if (joined.Count > 0 && joined[^1].Column == column)
            {
                var other = joined[^1].Weight;
                joined[^1] = (column, other + weight - (other * weight));
            }
            else
            {
                joined.Add((column, weight));
            }
        }

        return [.. joined.Where(edge => edge.Weight > 0)];
    }
}
