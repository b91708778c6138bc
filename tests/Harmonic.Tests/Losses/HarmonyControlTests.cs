using Harmonic.Losses;
using Harmonic.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Harmonic.Tests.Losses;

/// <summary>What looks like harmony and is not: each control keeps what it says it keeps, and nothing else.</summary>
public sealed class HarmonyControlTests
{
    private const int Indices = 64;
    private static readonly FrequencyGrid Grid = FrequencyGrid.EqualTempered(Indices);
    private static readonly PairwiseMeasure Dissonance = PlompLevelt.Measure(Grid);
    private static readonly HarmonyWeights Alone = new()
    {
        Harmony = 0,
        Alpha = 0,
        Dissonance = 0.3,
        Beta = 0.7,
        Margin = 0.4,
    };

    private static Tensor Latents(int rows = 20) => rand([rows, Indices], generator: new Generator(3)).pow(6);

    private static double[] Sorted(PairwiseMeasure measure) => [.. measure.Matrix.Cast<double>().Order()];

    private static double Furthest(Tensor one, Tensor other) => (one - other).abs().max().ToDouble();

    [Fact]
    public void Elements_at_random_places_are_the_same_elements_and_no_longer_near_the_diagonal()
    {
        var random = Dissonance.AtRandomPlaces(4);
        Assert.Equal(Sorted(Dissonance), Sorted(random));
        var matrix = random.Matrix;
        Assert.All(Enumerable.Range(0, Indices), i => Assert.Equal(0, matrix[i, i]));
        Assert.All(Enumerable.Range(1, Indices - 1), i => Assert.Equal(matrix[i, i - 1], matrix[i - 1, i]));
        double Neighbours(double[,] values) => Enumerable.Range(1, Indices - 1).Average(i => values[i, i - 1]);
        Assert.True(Neighbours(matrix) < Neighbours(Dissonance.Matrix) / 2);
        Assert.NotEqual(matrix.Cast<double>(), Dissonance.AtRandomPlaces(5).Matrix.Cast<double>());
        Assert.Equal(matrix.Cast<double>(), Dissonance.AtRandomPlaces(4).Matrix.Cast<double>());
    }

    /// <summary>The theorem behind the control: a network whose last layer numbers its outputs freely cannot tell the two apart.</summary>
    [Fact]
    public void Permuted_frequencies_are_the_same_measure_under_other_names()
    {
        using var scope = NewDisposeScope();
        var permuted = Dissonance.WithFrequenciesPermuted(9);
        var order = PairwiseMeasure.Order(9, Indices);
        Assert.Equal(Enumerable.Range(0, Indices), order.Order());
        var latents = Latents();
        var renamed = latents.index_select(1, tensor(Array.ConvertAll(order, place => (long)place)));
        Assert.Equal(0, Furthest(Dissonance.Normalised(latents), permuted.Normalised(renamed)), 1e-6);
        Assert.True(Furthest(Dissonance.Normalised(latents), permuted.Normalised(latents)) > 0.01);
        Assert.Equal(Dissonance.Range.Greatest, permuted.Range.Greatest, 1e-9);
    }

    [Fact]
    public void On_the_grid_without_small_ratios_no_two_indices_are_near_one()
    {
        Assert.True(Nearest(FrequencyGrid.WithoutSmallRatios(Indices)) > 22);
        Assert.True(Nearest(Grid) < 2);

        static double Nearest(FrequencyGrid grid) =>
            (
                from i in Enumerable.Range(0, Indices)
                from j in Enumerable.Range(0, i)
                from ratio in JustRatio.UpTo(8)
                where ratio.Upper > 1
                select Math.Abs(1200 * Math.Log2(grid.Frequencies[i] / grid.Frequencies[j]) - ratio.Cents)
            ).Min();
    }

    [Fact]
    public void A_learned_matrix_that_has_learned_dissonance_is_dissonance()
    {
        using var scope = NewDisposeScope();
        using var learned = new LearnedDissonance(Indices, 0.01);
        using (no_grad())
        {
            var elements = tensor(Dissonance.Matrix, dtype: ScalarType.Float32).clamp_min(1e-9);
            learned.parameters().Single().copy_(elements.expm1().log());
        }
        var (latents, errors, valid) = (Latents(), rand([20], generator: new Generator(1)), arange(20) < 12);
        var expected = new HarmonyLoss(new HarmonicAlignment(Grid), Dissonance).Terms(latents, errors, valid, Alone);
        var actual = learned.Terms(latents, errors, valid, Alone);
        Assert.Equal(expected.Loss.ToDouble(), actual.Loss.ToDouble(), 1e-5);
        Assert.Equal(expected.ValidScore.ToDouble(), actual.ValidScore.ToDouble(), 1e-5);
        Assert.Equal(expected.InvalidScore.ToDouble(), actual.InvalidScore.ToDouble(), 1e-5);
        Assert.Equal(0, Furthest(tensor(Dissonance.Matrix), learned.Matrix().to(ScalarType.Float64)), 1e-6);
    }

    [Fact]
    public void A_learned_matrix_starts_near_what_is_asked_for_and_learns_with_the_model_that_owns_it()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        using var learned = new LearnedDissonance(Indices, 0.05);
        var start = learned.Matrix();
        Assert.Equal(0.05 * (Indices - 1) / Indices, start.mean().ToDouble(), 0.005);
        Assert.Equal(0, Furthest(start, start.t()));
        Assert.Equal(0, start.diag().abs().max().ToDouble());
        Assert.True(start.min().ToDouble() >= 0);
        using var model = new HarmonicAutoencoder(160, Indices);
        var without = model.parameters().Count();
        model.register_module("measure", learned);
        Assert.Equal(without + 1, model.parameters().Count());
        learned.Terms(Latents(), zeros(20), arange(20) < 10, Alone).Loss.backward();
        Assert.True(learned.parameters().Single().grad!.abs().max().ToDouble() > 0);
    }

    [Fact]
    public void Supervision_is_cross_entropy_on_codes_of_length_one()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        using var supervision = new LogisticSupervision(Indices);
        var (codes, errors, valid) = (randn(30, Indices), rand(30), arange(30) < 10);
        var odds = ((Linear)supervision.children().Single()).call(nn.functional.normalize(codes)).squeeze(1);
        var entropy = nn.functional.binary_cross_entropy_with_logits(odds, valid.to(ScalarType.Float32)).ToDouble();
        var reconstruction = (errors * valid.to(ScalarType.Float32)).sum().ToDouble() / 30;
        var terms = supervision.Terms(codes, errors, valid, Alone);
        Assert.Equal(reconstruction + 0.3 * entropy, terms.Loss.ToDouble(), 1e-5);
        Assert.Equal(odds.narrow(0, 0, 10).mean().ToDouble(), terms.ValidScore.ToDouble(), 1e-5);
        Assert.Equal(0, Furthest(supervision.Score(codes, Alone), supervision.Score(codes * 7, Alone)), 1e-5);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearnedDissonance(1, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearnedDissonance(4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogisticSupervision(0));
        using var learned = new LearnedDissonance(4, 0.1);
        Assert.Throws<ArgumentException>(() => learned.Score(-ones(2, 4), Alone));
        Assert.Throws<ArgumentException>(() => learned.Terms(ones(2, 4), ones(2), ones(2), Alone));
        Assert.Throws<ArgumentException>(() => learned.Terms(ones(2, 4), ones(2), ones(2) > 0, Alone with { Margin = -1 }));
    }
}
