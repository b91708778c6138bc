using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Experiments.Tests;

/// <summary>
/// The weights under data/results give the numbers that are published with them, and these hold what the write-up claims.
/// </summary>
public sealed class PublishedResultsTests
{
    private static readonly string Folder = Repository.File("data", "results", "01-toy-factorization");

    public static TheoryData<long> Seeds => [.. ToyResults.Load(Path.Combine(Folder, "results.json")).Select(result => result.Seed)];

    [Fact]
    public void There_are_three_seeds() => Assert.Equal([0, 1, 2], Seeds.Select(row => row.Data).Order());

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Shipped_weights_give_the_published_numbers(long seed)
    {
        using var encoder = new ToyEncoder();
        encoder.load_state_dict(Safetensors.Load(Path.Combine(Folder, $"seed-{seed}.safetensors")).Tensors);
        var published = ToyResults.Load(Path.Combine(Folder, "results.json")).Single(result => result.Seed == seed);
        var measured = ToyResults.Measure(encoder, new TrainingHistory(["loss"]), seed);

        Assert.Equal(published.Cosines.CrossMagnitude, measured.Cosines.CrossMagnitude, 1e-4);
        Assert.Equal(published.Cosines.SameSign, measured.Cosines.SameSign, 1e-4);
        Assert.Equal(published.Cosines.OppositeSign, measured.Cosines.OppositeSign, 1e-4);
        Assert.Equal(published.Angles.Pitch, measured.Angles.Pitch, 0.05);
        Assert.Equal(published.Angles.Time, measured.Angles.Time, 0.05);
        Assert.Equal(published.ExplainedVariance[0], measured.ExplainedVariance[0], 1e-4);
        Assert.Equal(published.FirstSingularValue, measured.FirstSingularValue, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Published_numbers_are_a_soft_factorization(long seed)
    {
        var published = ToyResults.Load(Path.Combine(Folder, "results.json")).Single(result => result.Seed == seed);
        Assert.Equal(5000, published.Steps);
        Assert.InRange(published.Loss, 0, 0.028);
        Assert.InRange(published.Cosines.CrossMagnitude, 0, 0.14);
        Assert.InRange(published.Cosines.SameSign, 0.94, 1);
        Assert.InRange(published.Cosines.OppositeSign, -1, -0.85);
        Assert.InRange(published.Angles.Pitch, 150, 180);
        Assert.InRange(published.Angles.Time, 150, 180);
        Assert.InRange(published.FirstSingularValue, 0.6, 0.8);
    }

    [Fact]
    public void Weights_trained_with_LeJepa_fill_the_latent_space_and_those_without_do_not()
    {
        using var with = Encoder("02-lejepa");
        using var without = Encoder("01-toy-factorization");
        var (full, collapsed) = (LatentSpread.Measure(with, seed: 42), LatentSpread.Measure(without, seed: 42));
        Assert.InRange(full.Dimensions, 15, 16);
        Assert.InRange(full.SigReg, 0, 0.3);
        Assert.InRange(collapsed.Dimensions, 1, 8);
        Assert.True(collapsed.Variances[^1] < 1e-6);

        var published = ToyResults.Load(Repository.File("data", "results", "02-lejepa", "results.json")).Single();
        var measured = ToyResults.Measure(with, new TrainingHistory(["loss"]), seed: 0);
        Assert.Equal(10_000, published.Steps);
        Assert.Equal(published.Cosines.OppositeSign, measured.Cosines.OppositeSign, 1e-4);
        Assert.Equal(published.Cosines.CrossMagnitude, measured.Cosines.CrossMagnitude, 1e-4);

        static ToyEncoder Encoder(string notebook)
        {
            var encoder = new ToyEncoder();
            encoder.load_state_dict(Safetensors.Load(Repository.File("data", "results", notebook, "seed-0.safetensors")).Tensors);
            return encoder;
        }
    }

    [Fact]
    public void Difference_vectors_are_what_their_names_say()
    {
        manual_seed(3);
        using var encoder = new ToyEncoder();
        var differences = DifferenceVectors.Collect(encoder, seed: 1, count: 20);
        Assert.Equal((40, 16), (differences.Pitch.GetLength(0), differences.Pitch.GetLength(1)));
        Assert.Equal(80, differences.All().GetLength(0));
        Assert.All(differences.Cross.Concat(differences.SameSign).Concat(differences.OppositeSign), cosine =>
            Assert.InRange(cosine, -1.000001, 1.000001)
        );

        // +s and −s stand one after the other: their cosine is the opposite-sign cosine.
        double product = 0,
            first = 0,
            second = 0;
        for (var j = 0; j < 16; j++)
        {
            product += differences.Pitch[0, j] * differences.Pitch[1, j];
            first += differences.Pitch[0, j] * differences.Pitch[0, j];
            second += differences.Pitch[1, j] * differences.Pitch[1, j];
        }
        Assert.Equal(product / Math.Sqrt(first * second), differences.OppositeSign[0], 1e-5);
    }

    [Fact]
    public void A_shift_grid_knows_the_shifts_of_its_rows()
    {
        manual_seed(3);
        using var encoder = new ToyEncoder();
        var grid = ShiftGrid.Encode(encoder, seed: 1, count: 2);
        Assert.Equal(2 * 81, grid.Latents.GetLength(0));
        Assert.Equal((-4, -4, -4, -3, 4, 4), (grid.Dy[0], grid.Dx[0], grid.Dy[1], grid.Dx[1], grid.Dy[80], grid.Dx[80]));
        var values = grid.SingularValuesByPitch();
        Assert.Equal(1, Enumerable.Range(0, 9).Sum(i => values[0, i]), 1e-6);

        // Scores that are the shifts themselves go with them perfectly.
        var scores = new float[162, 2];
        for (var row = 0; row < 162; row++)
        {
            (scores[row, 0], scores[row, 1]) = (grid.Dy[row], -2 * grid.Dx[row]);
        }
        var correlations = grid.Correlations(scores);
        Assert.Equal(
            (1, 0, 0, -1),
            (correlations[0].Pitch, Math.Round(correlations[0].Time, 9), Math.Round(correlations[1].Pitch, 9), correlations[1].Time)
        );
    }
}
