using Harmonic.Data;

namespace Harmonic.Experiments.Tests.Studies;

public sealed class SeedsAndTestSetsTests
{
    /// <summary>By hand: mean squares of seeds 6, of test sets 2 and of the rest 0 in a table without noise.</summary>
    [Fact]
    public void A_sum_of_effects_is_told_apart_exactly()
    {
        var shares = SeedsAndTestSets.Of(
            new[,]
            {
                { 1.0, 2, 3 },
                { 3, 4, 5 },
            }
        );
        Assert.Equal(3, shares.Mean, 1e-12);
        Assert.Equal(Math.Sqrt(2), shares.SeedDeviation, 1e-9); // of −1 and 1
        Assert.Equal(1, shares.TestDeviation, 1e-9); // of −1, 0 and 1
        Assert.Equal(0, shares.RestDeviation, 1e-9);
    }

    [Fact]
    public void Deviations_that_a_table_was_drawn_with_are_found_and_the_interval_covers_the_truth()
    {
        var random = new RandomSequence(11, 0);
        var (seeds, tests, rest, covered) = (0.0, 0.0, 0.0, 0);
        const int Tables = 400;
        for (var table = 0; table < Tables; table++)
        {
            var bySeed = Enumerable.Range(0, 5).Select(_ => 2 * Normal(ref random)).ToArray();
            var byTest = Enumerable.Range(0, 10).Select(_ => Normal(ref random)).ToArray();
            var values = new double[5, 10];
            for (var seed = 0; seed < 5; seed++)
            {
                for (var test = 0; test < 10; test++)
                {
                    values[seed, test] = 7 + bySeed[seed] + byTest[test] + 0.5 * Normal(ref random);
                }
            }
            var shares = SeedsAndTestSets.Of(values);
            (seeds, tests, rest) = (
                seeds + Math.Pow(shares.SeedDeviation, 2) / Tables,
                tests + Math.Pow(shares.TestDeviation, 2) / Tables,
                rest + Math.Pow(shares.RestDeviation, 2) / Tables
            );
            covered += Math.Abs(shares.Mean - 7) < shares.Half ? 1 : 0;
        }
        Assert.Equal(4, seeds, 0.5);
        Assert.Equal(1, tests, 0.1);
        Assert.Equal(0.25, rest, 0.02);
        Assert.InRange(covered / (double)Tables, 0.92, 0.985);
    }

    [Fact]
    public void One_seed_or_one_test_set_has_a_mean_and_no_interval()
    {
        Assert.True(
            double.IsNaN(
                SeedsAndTestSets
                    .Of(
                        new[,]
                        {
                            { 1.0, 2 },
                        }
                    )
                    .Half
            )
        );
        Assert.Equal(
            "1.50",
            SeedsAndTestSets
                .Of(
                    new[,]
                    {
                        { 1.0, 2 },
                    }
                )
                .ToString("F2")
        );
        Assert.Throws<ArgumentException>(() => SeedsAndTestSets.Of(new double[0, 0]));
    }

    private static double Normal(ref RandomSequence random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.Uniform())) * Math.Cos(2 * Math.PI * random.Uniform());
}
