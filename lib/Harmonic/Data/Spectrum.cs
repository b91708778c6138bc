namespace Harmonic.Data;

/// <summary>What is done to spectra of any origin.</summary>
internal static class Spectrum
{
    /// <summary>
    /// Adds <paramref name="own"/>, scaled to a Euclidean length of <paramref name="loudness"/>, to a spectrum; silence adds nothing.
    /// </summary>
    internal static void AddScaled(Span<float> spectrum, ReadOnlySpan<float> own, double loudness)
    {
        var norm = Math.Sqrt(SquareSum(own));
        if (norm == 0)
        {
            return;
        }
        for (var i = 0; i < own.Length; i++)
        {
            spectrum[i] += (float)(own[i] * loudness / norm);
        }
    }

    private static double SquareSum(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (double)value * value;
        }
        return sum;
    }
}
