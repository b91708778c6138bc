namespace Harmonic.Embedding;

/// <summary>What every embedding asks of its input; each failure names the argument, what it was and what it must be.</summary>
internal static class EmbeddingInput
{
    // Squares of differences, and sums of them over thousands of dimensions, stay far from what a float can hold.
    private const float Largest = 1e15f;

    /// <summary>Throws unless the table has rows and columns and every value is finite and below 1e15 in magnitude.</summary>
    public static void CheckPoints(float[,] data, string name = "data")
    {
        ArgumentNullException.ThrowIfNull(data, name);
        var (rows, columns) = (data.GetLength(0), data.GetLength(1));
        if (rows == 0 || columns == 0)
        {
            throw new ArgumentException($"The table is empty ({rows} × {columns}); it needs at least one point and one coordinate.", name);
        }

        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                if (!(Math.Abs(data[i, j]) < Largest))
                {
                    throw new ArgumentException(
                        $"Value [{i}, {j}] is {data[i, j]}; every value must be finite and below {Largest} in magnitude.", name);
                }
            }
        }
    }

    /// <summary>Throws unless lowest ≤ value ≤ highest.</summary>
    public static void CheckRange(int value, int lowest, int highest, string name, string why)
    {
        if (value < lowest || value > highest)
        {
            throw new ArgumentOutOfRangeException(name, value, $"Must be from {lowest} to {highest}: {why}.");
        }
    }

    /// <summary>Throws unless the value is finite and above zero.</summary>
    public static void CheckPositive(double value, string name)
    {
        if (!double.IsFinite(value) || value <= 0)
        {
            throw new ArgumentOutOfRangeException(name, value, "Must be a finite number above zero.");
        }
    }
}
