namespace Harmonic.Experiments;

/// <summary>What all measures ask of their codes.</summary>
internal static class Codes
{
    /// <exception cref="ArgumentException">There are too few rows or latents, or a code is not a finite number.</exception>
    internal static void Require(float[,] codes, int rows = 1, int latents = 1)
    {
        ArgumentNullException.ThrowIfNull(codes);
        if (codes.GetLength(0) < rows || codes.GetLength(1) < latents)
        {
            throw new ArgumentException(
                $"This measure needs at least {rows} codes of {latents} latents; these are {codes.GetLength(0)} of {codes.GetLength(1)}.",
                nameof(codes)
            );
        }
        foreach (var number in codes)
        {
            if (!float.IsFinite(number))
            {
                throw new ArgumentException("A code holds a number that is not finite; the encoder may have diverged.", nameof(codes));
            }
        }
    }

    /// <exception cref="ArgumentException">There is not one row of finite labels for each code.</exception>
    internal static void Require(float[,] codes, double[,] factors, int rows, int latents)
    {
        Require(codes, rows, latents);
        ArgumentNullException.ThrowIfNull(factors);
        if (factors.GetLength(0) != codes.GetLength(0) || factors.GetLength(1) < 1)
        {
            throw new ArgumentException(
                $"There are {codes.GetLength(0)} codes and {factors.GetLength(0)} rows of {factors.GetLength(1)} factors; each code "
                    + $"has one "
                    + "row of factors.",
                nameof(factors)
            );
        }
        foreach (var factor in factors)
        {
            if (!double.IsFinite(factor))
            {
                throw new ArgumentException("A factor is not a finite number.", nameof(factors));
            }
        }
    }

    internal static double[] Column(float[,] codes, int latent) =>
        [.. Enumerable.Range(0, codes.GetLength(0)).Select(row => (double)codes[row, latent])];

    internal static double[] Column(double[,] factors, int factor) =>
        [.. Enumerable.Range(0, factors.GetLength(0)).Select(row => factors[row, factor])];
}
