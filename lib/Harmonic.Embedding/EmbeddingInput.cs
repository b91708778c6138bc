namespace Harmonic.Embedding;

/// <summary>What every embedding asks of its input; each failure names the argument, what it was and what it must be.</summary>
internal static class EmbeddingInput
{
    // Squares of differences, and sums of them over thousands of dimensions, stay far from what a float can hold.
    private const float Largest = 1e15f;

    // Squares of differences a million times smaller than this are still numbers above zero in a float.
    private const float LeastWidth = 1e-15f;

    /// <summary>
    /// Throws unless the table has columns and rows enough, and every value is finite and below 1e15 in magnitude.
    /// </summary>
    public static void CheckPoints(float[,] data, int least, string name = "data")
    {
        ArgumentNullException.ThrowIfNull(data, name);
        var (rows, columns) = (data.GetLength(0), data.GetLength(1));
        if (rows == 0 || columns == 0)
        {
            throw new ArgumentException($"The table is empty ({rows} × {columns}); it needs at least {least} × 1 values.", name);
        }

        if (rows < least)
        {
            throw new ArgumentException($"The number of points is {rows}; it must be at least {least}.", name);
        }

        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                if (!(Math.Abs(data[i, j]) < Largest))
                {
                    throw new ArgumentException(
                        $"Value [{i}, {j}] is {data[i, j]}; every value must be finite and below {Largest} in magnitude.",
                        name
                    );
                }
            }
        }
    }

    /// <summary>
    /// Throws unless the table is one of points (<see cref="CheckPoints"/>) whose distances are above zero in single precision,
    /// or all of them zero.
    /// </summary>
    public static void CheckDistances(float[,] data, int least, string name = "data")
    {
        CheckPoints(data, least, name);
        var width = 0f;
        for (var j = 0; j < data.GetLength(1); j++)
        {
            var (low, high) = (data[0, j], data[0, j]);
            for (var i = 1; i < data.GetLength(0); i++)
            {
                (low, high) = (Math.Min(low, data[i, j]), Math.Max(high, data[i, j]));
            }

            width = Math.Max(width, high - low);
        }

        if (width is > 0 and < LeastWidth)
        {
            throw new ArgumentException(
                $"All points lie within {width} of each other, where distances vanish in single precision; multiply them all by "
                    + $"a number that spreads them over {LeastWidth} or more.",
                name
            );
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

    /// <summary>
    /// Throws unless the kernel's inverse squared width is above zero in single precision, in which kernels are computed.
    /// </summary>
    public static void CheckGamma(double gamma)
    {
        if (!((float)gamma > 0 && float.IsFinite((float)gamma)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(gamma),
                gamma,
                $"Must be from {float.Epsilon} to {float.MaxValue}: kernels are computed in single precision."
            );
        }
    }
}
