namespace Harmonic.Losses;

/// <summary>An interval of two whole numbers in lowest terms, such as the fifth, 3 : 2.</summary>
/// <param name="Upper">The larger number.</param>
/// <param name="Lower">The smaller one; 1 or more.</param>
public readonly record struct JustRatio(int Upper, int Lower)
{
    /// <summary>Its size: 1200 cents to the octave.</summary>
    public double Cents => 1200 * Math.Log2((double)Upper / Lower);

    /// <summary>The ratio in the usual notation.</summary>
    public override string ToString() => $"{Upper}:{Lower}";

    /// <summary>
    /// All ratios of at least 1 whose two numbers have a product of at most <paramref name="product"/>, from the simplest on.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The product is below 1.</exception>
    public static IReadOnlyList<JustRatio> UpTo(int product)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(product, 1);
        var ratios =
            from lower in Enumerable.Range(1, (int)Math.Sqrt(product))
            from upper in Enumerable.Range(lower, product / lower - lower + 1)
            where Divisor(upper, lower) == 1
            orderby upper * lower, upper
            select new JustRatio(upper, lower);
        return [.. ratios];
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
