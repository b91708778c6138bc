using System.Text.Json.Nodes;
using Harmonic.Data;

namespace Harmonic.Experiments.Tests;

/// <summary>What scipy and scikit-learn say of the same tables (fixtures/matching.py), and dictionaries whose score is known.</summary>
public sealed class FeatureMatchingTests
{
    private static readonly JsonNode Expected = JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "matching.json"))
    )!;

    private static double Wave(int i, int j, double phase) =>
        Math.Sin(1.1 * i * (j + 1) + phase) + 0.5 * Math.Cos(2.3 * j + (double)i * i + phase);

    private static T[,] Table<T>(int rows, int columns, Func<int, int, T> value)
    {
        var table = new T[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                table[i, j] = value(i, j);
            }
        }
        return table;
    }

    private static float[,] Random(int rows, int columns, long seed)
    {
        var random = new RandomSequence(seed, 0);
        double Gauss() => Math.Sqrt(-2 * Math.Log(1 - random.Uniform())) * Math.Cos(2 * Math.PI * random.Uniform());
        return Table(rows, columns, (_, _) => (float)Gauss());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(4, 9)]
    [InlineData(9, 4)]
    [InlineData(30, 30)]
    public void An_assignment_has_the_greatest_sum_and_takes_no_column_twice(int rows, int columns)
    {
        var scores = Table(rows, columns, (i, j) => Wave(i, j, 0.7));
        var partners = Assignment.Greatest(scores);
        var taken = partners.Where(column => column >= 0).ToList();
        Assert.Equal(Math.Min(rows, columns), taken.Distinct().Count());
        Assert.Equal(taken.Count, taken.Distinct().Count());
        Assert.Equal(
            (double)Expected["sums"]![$"{rows} {columns}"]!,
            partners.Index().Where(pair => pair.Item >= 0).Sum(pair => scores[pair.Index, pair.Item]),
            1e-9
        );
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(5, 9)]
    [InlineData(9, 5)]
    public void Matching_is_that_of_scipy_and_scikit_learn(int latents, int features)
    {
        var matching = FeatureMatching.Of(
            Table(latents, 6, (i, j) => (float)Wave(i, j, 0.4)),
            Table(features, 6, (i, j) => (float)Wave(i, j, 1.9)),
            Table(50, latents, (i, j) => Wave(i, j, 0.2) > 0.3),
            Table(50, features, (i, j) => Wave(i, j, 2.2) > 0.5)
        );
        var expected = Expected["matching"]![$"{latents} {features}"]!;
        Assert.Equal((double)expected["correlation"]!, matching.Correlation, 1e-6);
        Assert.Equal((double)expected["precision"]!, matching.Precision, 1e-9);
        Assert.Equal((double)expected["recall"]!, matching.Recall, 1e-9);
        Assert.Equal((double)expected["f1"]!, matching.F1, 1e-9);
        Assert.Equal((double)expected["uniqueness"]!, matching.Uniqueness, 1e-9);
    }

    [Fact]
    public void A_permuted_dictionary_with_other_signs_and_lengths_scores_1()
    {
        var dictionary = Random(30, 12, 1);
        var known = Table(40, 30, (i, j) => (i * 7 + j * 11) % 5 == 0);
        var order = Harmonic.Losses.PairwiseMeasure.Order(3, 30);
        var matching = FeatureMatching.Of(
            Table(30, 12, (i, j) => dictionary[order[i], j] * (i % 2 == 0 ? -3 : 0.5f)),
            dictionary,
            Table(40, 30, (i, j) => known[i, order[j]]),
            known
        );
        Assert.Equal(
            (1.0, 1.0, 1.0, 1.0, 1.0),
            (Math.Round(matching.Correlation, 6), matching.Precision, matching.Recall, matching.F1, matching.Uniqueness)
        );
    }

    [Fact]
    public void A_random_dictionary_scores_as_chance_says()
    {
        var never = new bool[5, 20];
        var mean = Enumerable
            .Range(0, 50)
            .Average(seed =>
                FeatureMatching.Of(Random(20, 12, 2 * seed), Random(30, 12, 2 * seed + 1), never, new bool[5, 30]).Correlation
            );
        var (chance, deviation) = ((double)Expected["chance"]!["mean"]!, (double)Expected["chance"]!["deviation"]!);
        Assert.Equal(chance, mean, 4 * deviation / Math.Sqrt(50));
    }

    [Fact]
    public void Silent_latents_and_bad_tables()
    {
        var matching = FeatureMatching.Of(new float[3, 4], Random(5, 4, 1), new bool[6, 3], new bool[6, 5]);
        Assert.Equal((0.0, 0.0, 0.0, 0.0), (matching.Correlation, matching.Precision, matching.Recall, matching.F1));
        Assert.Throws<ArgumentException>(() => FeatureMatching.Of(new float[3, 4], new float[5, 3], new bool[6, 3], new bool[6, 5]));
        Assert.Throws<ArgumentException>(() => FeatureMatching.Of(new float[3, 4], new float[5, 4], new bool[6, 2], new bool[6, 5]));
        Assert.Throws<ArgumentException>(() =>
            Assignment.Greatest(
                new[,]
                {
                    { double.NaN },
                }
            )
        );
    }
}
