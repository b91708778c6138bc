using Harmonic.Losses;
using static TorchSharp.torch;

namespace Harmonic.Tests.Losses;

public sealed class HarmonyLossTests
{
    private static readonly FrequencyGrid Grid = FrequencyGrid.EqualTempered(16);
    private static readonly HarmonicAlignment Alignment = new(Grid);
    private static readonly PairwiseMeasure Dissonance = PlompLevelt.Measure(Grid);
    private static readonly HarmonyLoss Loss = new(Alignment, Dissonance);
    private static readonly Tensor Latents = rand([2, 16], dtype: ScalarType.Float64, generator: new Generator(4)).pow(3);
    private static readonly Tensor Errors = tensor(new[] { 0.3, 0.2 });

    private static readonly HarmonyWeights Weights = new()
    {
        Harmony = 0.7,
        Dissonance = 0.4,
        Alpha = 1.5,
        Beta = 0.6,
        Margin = 1.1,
        InvalidReconstruction = 0.25,
    };

    private static double At(Tensor values, int index) => values[index].item<double>();

    [Fact]
    public void A_valid_and_an_invalid_input_cost_what_the_objective_says()
    {
        var (h, d) = (Alignment.Of(Latents), Dissonance.Normalised(Latents));
        var valid = 0.3 - (0.7 * 1.5 * At(h, 0)) + (0.4 * 0.6 * At(d, 0));
        var invalid = (0.4 * Math.Max(0, 1.1 - At(d, 1))) + (0.25 * 0.2);
        var terms = Loss.Terms(Latents, Errors, tensor([true, false]), Weights);
        Assert.Equal((valid + invalid) / 2, terms.Loss.item<double>(), 1e-12);
        Assert.Equal(0.3, terms.Reconstruction.item<double>(), 1e-12);
        Assert.Equal((1.5 * At(h, 0)) - (0.6 * At(d, 0)), terms.ValidScore.item<double>(), 1e-12);
        Assert.Equal((1.5 * At(h, 1)) - (0.6 * At(d, 1)), terms.InvalidScore.item<double>(), 1e-12);
    }

    [Fact]
    public void Parts_without_inputs_are_0()
    {
        var terms = Loss.Terms(Latents, Errors, tensor([true, true]), Weights);
        Assert.Equal(0, terms.InvalidScore.item<double>());
        Assert.Equal(0, Loss.Terms(Latents, Errors, tensor([false, false]), Weights).Reconstruction.item<double>());
    }

    /// <summary>Gradient descent on latents alone: the sign of each loss decides where they go.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Descent_makes_valid_latents_more_harmonic_and_as_written_less(bool built)
    {
        IHarmonyLoss loss = built ? Loss : new HarmonyLossAsWritten(16);
        var latents = rand([32, 16], dtype: ScalarType.Float64, generator: new Generator(8));
        var (errors, valid) = (zeros(32, dtype: ScalarType.Float64), ones(32, dtype: ScalarType.Bool));
        var before = loss.Score(latents, Weights).mean().item<double>();
        for (var step = 0; step < 20; step++)
        {
            using var scope = NewDisposeScope();
            var leaves = latents.detach().requires_grad_();
            loss.Terms(leaves, errors, valid, Weights).Loss.backward();
            latents = scope.MoveToOuter((latents - leaves.grad! * 2).clamp_min(0.001));
        }
        var after = loss.Score(latents, Weights).mean().item<double>();
        Assert.True(built ? after > before + 0.05 : after < before - 0.05, $"from {before} to {after}");
    }

    [Fact]
    public void Descent_pushes_invalid_latents_towards_the_margin()
    {
        var latents = rand([32, 16], dtype: ScalarType.Float64, generator: new Generator(8)).pow(8);
        var leaves = latents.clone().requires_grad_();
        Loss.Terms(leaves, zeros(32, dtype: ScalarType.Float64), zeros(32, dtype: ScalarType.Bool), Weights).Loss.backward();
        var moved = (latents - leaves.grad!).clamp_min(0);
        Assert.True(Dissonance.Normalised(moved).mean().item<double>() > Dissonance.Normalised(latents).mean().item<double>());
    }

    [Fact]
    public void A_loss_that_was_first_used_without_gradients_still_has_one()
    {
        var loss = new HarmonyLoss(Grid);
        using (inference_mode())
        {
            loss.Score(Latents, Weights);
        }
        var leaves = Latents.clone().requires_grad_();
        loss.Score(leaves, Weights).sum().backward();
        Assert.True(leaves.grad!.abs().sum().item<double>() > 0);
    }

    [Fact]
    public void Single_precision_gives_the_values_of_double_precision()
    {
        var expected = Loss.Score(Latents, Weights);
        var single = Loss.Score(Latents.@float(), Weights);
        Assert.Equal(ScalarType.Float32, single.dtype);
        Assert.True((expected - single.@double()).abs().max().item<double>() < 1e-5);
    }
}
