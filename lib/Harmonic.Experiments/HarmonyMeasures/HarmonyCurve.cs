namespace Harmonic.Experiments;

/// <summary>One curve of a figure: a name and as many points along one axis as along the other.</summary>
/// <param name="Name">What it is; stands in the legend.</param>
/// <param name="X">Along the horizontal axis.</param>
/// <param name="Y">Along the vertical axis.</param>
public sealed record HarmonyCurve(string Name, double[] X, double[] Y)
{
    /// <summary>A measure of intervals, drawn from unison up.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="measure">The value for a ratio of two frequencies, 1 or more.</param>
    /// <param name="cents">How far up: 1200 to the octave.</param>
    /// <param name="step">From one point to the next, in cents.</param>
    public static HarmonyCurve OverIntervals(string name, Func<double, double> measure, double cents = 1200, double step = 0.5)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        double[] places = [.. Enumerable.Range(0, (int)Math.Round(cents / step) + 1).Select(i => i * step)];
        return new(name, places, Array.ConvertAll(places, place => measure(Math.Pow(2, place / 1200))));
    }

    /// <summary>The points above a value, for a logarithmic axis.</summary>
    public HarmonyCurve Above(double least)
    {
        int[] kept = [.. Enumerable.Range(0, Y.Length).Where(i => Y[i] > least)];
        return new(Name, Array.ConvertAll(kept, i => X[i]), Array.ConvertAll(kept, i => Y[i]));
    }
}
