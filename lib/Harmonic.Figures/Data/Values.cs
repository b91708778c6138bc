namespace Harmonic.Figures;

/// <summary>Numbers to draw, from any of the arrays that results come in. NaN and infinities are allowed; they become gaps.</summary>
public readonly struct Values
{
    private readonly double[]? _numbers;

    private Values(double[] numbers) => _numbers = numbers;

    /// <summary>How many numbers there are.</summary>
    public int Count => Array.Length;

    /// <summary>The numbers themselves; the array is not copied.</summary>
    public IReadOnlyList<double> Numbers => Array;

    internal double[] Array => _numbers ?? [];

    /// <summary>The number at a place, counted from 0.</summary>
    public double this[int index] => Array[index];

    /// <summary>The numbers themselves; the array is not copied.</summary>
    public static implicit operator Values(double[] numbers) => new(numbers ?? throw new ArgumentNullException(nameof(numbers)));

    /// <summary>The numbers in double precision.</summary>
    public static implicit operator Values(float[] numbers) => From(numbers, number => number);

    /// <summary>The integers as numbers.</summary>
    public static implicit operator Values(int[] numbers) => From(numbers, number => number);

    /// <summary>The integers as numbers; above 2^53 they are rounded.</summary>
    public static implicit operator Values(long[] numbers) => From(numbers, number => number);

    /// <summary>A copy of the list.</summary>
    public static implicit operator Values(List<double> numbers) => From(numbers, number => number);

    /// <summary>A copy of the list.</summary>
    public static implicit operator Values(List<float> numbers) => From(numbers, number => number);

    /// <summary>The integers <paramref name="start"/>, <paramref name="start"/> + 1, … as numbers.</summary>
    public static Values Range(int start, int count) => From([.. Enumerable.Range(start, count)], number => number);

    /// <summary>One column of a matrix.</summary>
    public static Values Column(float[,] matrix, int column)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var numbers = new double[matrix.GetLength(0)];
        for (var row = 0; row < numbers.Length; row++)
        {
            numbers[row] = matrix[row, column];
        }

        return new Values(numbers);
    }

    /// <summary>One row of a matrix.</summary>
    public static Values Row(float[,] matrix, int row)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var numbers = new double[matrix.GetLength(1)];
        for (var column = 0; column < numbers.Length; column++)
        {
            numbers[column] = matrix[row, column];
        }

        return new Values(numbers);
    }

    /// <summary>The least and greatest finite number, or null where there is none.</summary>
    public (double Low, double High)? Extent()
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var number in Array)
        {
            if (double.IsFinite(number))
            {
                (low, high) = (Math.Min(low, number), Math.Max(high, number));
            }
        }

        return low <= high ? (low, high) : null;
    }

    /// <summary>Whether at no place all columns hold a finite number, so that there is no point to draw.</summary>
    internal static bool ShareNoPoint(params Values[] columns) =>
        !Enumerable.Range(0, columns[0].Count).Any(index => System.Array.TrueForAll(columns, column => double.IsFinite(column[index])));

    /// <summary>The numbers at those places.</summary>
    public Values At(int[] indices) => new(System.Array.ConvertAll(indices, Lookup));

    private double Lookup(int index) => Array[index];

    private static Values From<T>(IReadOnlyCollection<T> numbers, Func<T, double> convert)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return new Values([.. numbers.Select(convert)]);
    }
}
