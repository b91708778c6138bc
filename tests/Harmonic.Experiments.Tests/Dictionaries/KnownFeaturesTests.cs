namespace Harmonic.Experiments.Tests;

public sealed class KnownFeaturesTests
{
    private const int Count = 20_000;
    private static readonly KnownFeatures Domain = new(features: 64, size: 24);
    private static readonly float[,] Activations = Domain.Draw(3, 0, Count).Activations;

    private static double Often(int feature) => Enumerable.Range(0, Count).Count(row => Activations[row, feature] > 0) / (double)Count;

    [Fact]
    public void A_sample_is_the_sum_of_its_features_and_one_offset()
    {
        var (samples, activations) = Domain.Draw(5, 10, 40);
        var rows = samples.data<float>().ToArray().Chunk(24).ToList();
        var dictionary = Domain.Dictionary;
        float[] Left(int row) =>
            [.. rows[row].Select((value, i) => value - Enumerable.Range(0, 64).Sum(f => activations[row, f] * dictionary[f, i]))];
        var offset = Left(0);
        Assert.Equal(0.5, Math.Sqrt(offset.Sum(value => (double)value * value)), 1e-4);
        Assert.All(Enumerable.Range(1, 39), row => Assert.Equal(offset, Left(row), (one, other) => Math.Abs(one - other) < 1e-4));
        samples.Dispose();
    }

    [Fact]
    public void Directions_have_the_length_1_and_lie_further_apart_than_by_chance()
    {
        var rows = Enumerable
            .Range(0, 64)
            .Select(f => Enumerable.Range(0, 24).Select(i => (double)Domain.Dictionary[f, i]).ToArray())
            .ToList();
        Assert.All(rows, row => Assert.Equal(1, row.Sum(value => value * value), 1e-5));
        double Overlap(int f, int g) => Math.Pow(rows[f].Zip(rows[g], (a, b) => a * b).Sum(), 2);
        var mean = (from f in Enumerable.Range(0, 64) from g in Enumerable.Range(0, f) select Overlap(f, g)).Average();
        // Random directions have 1/24; no 64 directions have less than (64/24 − 1)/63 (Welch, 1974).
        Assert.InRange(mean, (64.0 / 24 - 1) / 63 - 1e-9, 0.75 / 24);
    }

    [Fact]
    public void Frequencies_of_features_without_parents_follow_Zipf()
    {
        var free = Enumerable.Range(0, 64).Where(feature => Domain.Parent(feature) is null).ToList();
        Assert.Contains(0, free);
        Assert.All(free, feature => Assert.Equal(Math.Max(0.005, 0.3 / Math.Sqrt(feature + 1)), Often(feature), 0.02));
    }

    [Fact]
    public void A_child_fires_only_with_its_parent_and_never_beside_a_sibling()
    {
        var children = Enumerable.Range(0, 64).Where(feature => Domain.Parent(feature) is not null).ToList();
        Assert.Equal(64 * 2 / 3 - 2, children.Count); // two trees of 21
        Assert.All(children, child => Assert.True(Domain.Parent(child) < child));
        for (var row = 0; row < Count; row++)
        {
            var firing = children.Where(child => Activations[row, child] > 0).ToList();
            Assert.All(firing, child => Assert.True(Activations[row, Domain.Parent(child)!.Value] > 0));
            Assert.Equal(firing.Count, firing.Select(child => Domain.Parent(child)).Distinct().Count());
        }
        Assert.Contains(children, child => Often(child) > 0.02);
    }

    [Fact]
    public void Magnitudes_fall_from_5_to_4_and_those_of_children_follow_their_parents()
    {
        double Mean(int feature) => Enumerable.Range(0, Count).Select(row => Activations[row, feature]).Where(value => value > 0).Average();
        Assert.Equal(5, Mean(0), 0.1);
        Assert.Equal(4, Mean(63), 0.4);
        // A parent that hardly varies has nothing to pass on; among ten some do.
        Assert.Contains(Enumerable.Range(2, 40), child => Together(child, Domain.Parent(child)!.Value) > 0.2);

        double Together(int child, int parent)
        {
            var rows = Enumerable.Range(0, Count).Where(row => Activations[row, child] > 0).ToList();
            double[] Of(int feature) => [.. rows.Select(row => (double)Activations[row, feature])];
            return MathNet.Numerics.Statistics.Correlation.Pearson(Of(child), Of(parent));
        }
    }

    [Fact]
    public void Samples_depend_on_the_seed_and_their_place_alone()
    {
        var (one, _) = Domain.Draw(5, 0, 30);
        var (other, _) = Domain.Draw(5, 20, 10);
        Assert.Equal(one.data<float>().ToArray()[(20 * 24)..], other.data<float>().ToArray());
        // Several: two single samples may both have no feature.
        Assert.NotEqual(one.data<float>().ToArray(), Domain.Draw(6, 0, 30).Samples.data<float>().ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => new KnownFeatures(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KnownFeatures(mostOften: 1));
    }
}
