using MathNet.Numerics.Distributions;

namespace Harmonic.Experiments;

/// <summary>
/// A number measured of the models of several seeds on the same several test sets, and how far it hangs on each: the random-effects
/// analysis of two crossed factors without repetition, yᵢⱼ = μ + seedᵢ + testⱼ + eᵢⱼ (Searle, Casella and McCulloch, <em>Variance
/// Components</em>, 1992). The interval is that of another draw of both.
/// </summary>
/// <param name="Mean">The mean.</param>
/// <param name="Half">Half the 95% interval of the mean; not a number of one seed or one test set.</param>
/// <param name="SeedDeviation">The standard deviation between seeds.</param>
/// <param name="TestDeviation">The standard deviation between test sets.</param>
/// <param name="RestDeviation">The standard deviation of what is neither.</param>
public sealed record SeedsAndTestSets(double Mean, double Half, double SeedDeviation, double TestDeviation, double RestDeviation)
{
    /// <summary>Of values, one row a seed, one column a test set. An estimate of a variance below 0 counts as 0.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static SeedsAndTestSets Of(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (seeds, tests) = (values.GetLength(0), values.GetLength(1));
        if (values.Length == 0)
        {
            throw new ArgumentException("The mean of no runs is not defined.", nameof(values));
        }
        var mean = values.Cast<double>().Average();
        if (seeds < 2 || tests < 2)
        {
            return new(mean, double.NaN, double.NaN, double.NaN, double.NaN);
        }
        var bySeed = Enumerable.Range(0, seeds).Select(seed => Enumerable.Range(0, tests).Average(test => values[seed, test])).ToArray();
        var byTest = Enumerable.Range(0, tests).Select(test => Enumerable.Range(0, seeds).Average(seed => values[seed, test])).ToArray();
        var rest = 0.0;
        for (var seed = 0; seed < seeds; seed++)
        {
            for (var test = 0; test < tests; test++)
            {
                rest += Math.Pow(values[seed, test] - bySeed[seed] - byTest[test] + mean, 2);
            }
        }
        // Mean squares and their degrees of freedom.
        var (ofSeeds, seedFreedom) = (tests * bySeed.Sum(value => Math.Pow(value - mean, 2)) / (seeds - 1), seeds - 1.0);
        var (ofTests, testFreedom) = (seeds * byTest.Sum(value => Math.Pow(value - mean, 2)) / (tests - 1), tests - 1.0);
        var (ofRest, restFreedom) = (rest / ((seeds - 1) * (tests - 1)), (seeds - 1.0) * (tests - 1));
        return new(
            mean,
            Half(),
            Math.Sqrt(Math.Max(0, ofSeeds - ofRest) / tests),
            Math.Sqrt(Math.Max(0, ofTests - ofRest) / seeds),
            Math.Sqrt(ofRest)
        );

        // The variance of the mean is (ofSeeds + ofTests − ofRest) / (seeds · tests); its degrees of freedom are Satterthwaite's.
        double Half()
        {
            var sum = Math.Max(ofSeeds + ofTests - ofRest, Math.Max(ofSeeds, ofTests));
            if (sum <= 0)
            {
                return 0;
            }
            var freedom = sum * sum / (ofSeeds * ofSeeds / seedFreedom + ofTests * ofTests / testFreedom + ofRest * ofRest / restFreedom);
            return StudentT.InvCDF(0, 1, Math.Max(1, freedom), 0.975) * Math.Sqrt(sum / (seeds * tests));
        }
    }

    /// <summary>The mean ± half the interval, in a number format.</summary>
    public string ToString(string format)
    {
        var mean = double.IsFinite(Mean) ? Mean.ToString(format).Replace('-', '−') : "–";
        return double.IsFinite(Half) ? $"{mean} ± {Half.ToString(format)}" : mean;
    }
}
