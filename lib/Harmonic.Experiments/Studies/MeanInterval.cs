using MathNet.Numerics.Distributions;

namespace Harmonic.Experiments;

/// <summary>A mean over independent runs and its 95% confidence interval by Student's t distribution.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Lower">The lower end; the mean itself where there is one run.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Runs">Over how many runs.</param>
public sealed record MeanInterval(double Mean, double Lower, double Upper, int Runs)
{
    private const double Tail = 0.975;

    /// <summary>The mean of values, one a run, and its interval.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static MeanInterval Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            throw new ArgumentException("The mean of no runs is not defined.", nameof(values));
        }
        var mean = values.Average();
        if (values.Count == 1)
        {
            return new MeanInterval(mean, mean, mean, 1);
        }
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        var half = StudentT.InvCDF(0, 1, values.Count - 1, Tail) * deviation / Math.Sqrt(values.Count);
        return new MeanInterval(mean, mean - half, mean + half, values.Count);
    }

    /// <summary>Whether the two intervals have a value in common.</summary>
    public bool Overlaps(MeanInterval other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Lower <= other.Upper && other.Lower <= Upper;
    }

    /// <summary>The mean ± half the interval.</summary>
    public override string ToString() => ToString("F3");

    /// <summary>The mean ± half the interval, both in a number format.</summary>
    public string ToString(string format)
    {
        var mean = Mean.ToString(format).Replace('-', '−');
        return Runs > 1 ? $"{mean} ± {(Upper - Mean).ToString(format)}" : mean;
    }
}
