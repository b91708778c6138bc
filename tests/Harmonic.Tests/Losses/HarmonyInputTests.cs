using Harmonic.Losses;
using static TorchSharp.torch;

namespace Harmonic.Tests.Losses;

/// <summary>Input that makes no sense is refused in a sentence, or has the value that the documentation gives it.</summary>
public sealed class HarmonyInputTests
{
    private static readonly FrequencyGrid Grid = FrequencyGrid.EqualTempered(8);
    private static readonly HarmonyLoss Loss = new(Grid);

    private static string Refused<T>(Func<object?> act)
        where T : ArgumentException => Assert.ThrowsAny<T>(act).Message;

    [Fact]
    public void Frequencies_that_are_not_positive_are_refused()
    {
        Assert.Contains("index 1 is -3 Hz", Refused<ArgumentException>(() => FrequencyGrid.Of([2, -3])), StringComparison.Ordinal);
        Refused<ArgumentException>(() => FrequencyGrid.EqualTempered(4, f0: 0));
        Refused<ArgumentException>(() => FrequencyGrid.EqualTempered(20000));
        Refused<ArgumentException>(() => FrequencyGrid.EqualTempered(4, perOctave: 0));
        Refused<ArgumentException>(() => FrequencyGrid.HarmonicSeries(4, double.NaN));
        Refused<ArgumentException>(() => PlompLevelt.Of(0, 100));
        Refused<ArgumentException>(() => RatioHarmony.Of(100, -1));
        Refused<ArgumentException>(() => FrequencyGrid.EqualTempered(0));
    }

    [Fact]
    public void The_write_ups_grid_is_refused_by_every_measure_that_divides_by_frequencies()
    {
        var grid = FrequencyGrid.AsWritten(8);
        Assert.Contains("frequency 0", Refused<ArgumentException>(() => PlompLevelt.Measure(grid)), StringComparison.Ordinal);
        Refused<ArgumentException>(() => RatioHarmony.Measure(grid));
        Refused<ArgumentException>(() => new HarmonicAlignment(grid));
        Assert.Equal(8, PlompLevelt.Measure(grid, CriticalBandwidth.AsWritten).Count);
    }

    [Fact]
    public void Settings_outside_their_range_are_refused()
    {
        Refused<ArgumentException>(() => PlompLevelt.Measure(Grid, partials: 0));
        Refused<ArgumentException>(() => PlompLevelt.Measure(Grid, partials: 2, decay: 1.1));
        Refused<ArgumentException>(() => PlompLevelt.Measure(Grid, (CriticalBandwidth)9));
        Refused<ArgumentException>(() => RatioHarmony.Measure(Grid, []));
        Refused<ArgumentException>(() => RatioHarmony.Measure(Grid, width: 0));
        Refused<ArgumentException>(() => new HarmonicAlignment(Grid, temperature: 0));
        Refused<ArgumentException>(() => new HarmonicAlignment(Grid, subharmonics: 0));
        Refused<ArgumentException>(() => new HarmonicAlignment(Grid, tolerance: 0));
        Refused<ArgumentException>(() => JustRatio.UpTo(0));
        Refused<ArgumentException>(() => PairwiseMeasure.Of("x", [1, 2], (_, _) => double.NaN));
        Refused<ArgumentException>(() => PairwiseMeasure.Of("x", [], (_, _) => 1));
        Refused<ArgumentException>(() => new HarmonyLoss(new HarmonicAlignment(Grid), PlompLevelt.Measure(FrequencyGrid.EqualTempered(9))));
    }

    [Fact]
    public void Negative_amplitudes_and_wrong_shapes_are_refused()
    {
        var negative = tensor(
            new float[,]
            {
                { 1, 0, 0, 0, -0.25f, 0, 0, 0 },
            }
        );
        foreach (
            var measure in new Func<Tensor, Tensor>[]
            {
                PlompLevelt.Measure(Grid).Energy,
                PlompLevelt.Measure(Grid).Normalised,
                new HarmonicAlignment(Grid).Of,
                amplitudes => Loss.Score(amplitudes, new()),
                amplitudes => new HarmonyLossAsWritten(8).Score(amplitudes, new()),
            }
        )
        {
            Assert.Contains("-0.25", Refused<ArgumentException>(() => measure(negative)), StringComparison.Ordinal);
            Assert.Contains("[3, 7]", Refused<ArgumentException>(() => measure(zeros(3, 7))), StringComparison.Ordinal);
            Refused<ArgumentException>(() => measure(zeros(0, 8)));
            Refused<ArgumentException>(() => measure(zeros(8)));
        }
        Refused<ArgumentException>(() => SpectralHarmony.Of(zeros(2, 3), zeros(2, 4)));
        Refused<ArgumentException>(() => SpectralHarmony.Of(zeros(0, 3), zeros(0, 3)));
    }

    [Fact]
    public void The_write_ups_loss_of_a_batch_is_refused_and_points_to_the_one_for_batches()
    {
        var message = Refused<ArgumentException>(() => HarmonyAsWritten.Loss(ones(2, 3)));
        Assert.Contains("[2, 3]; HarmonyLossAsWritten", message, StringComparison.Ordinal);
        Refused<ArgumentException>(() => HarmonyAsWritten.Alignment(ones(2), ones(3)));
        Refused<ArgumentException>(() => HarmonyAsWritten.Alignment(zeros(0), zeros(0)));
    }

    [Fact]
    public void Two_indices_of_one_frequency_are_in_unison()
    {
        var grid = FrequencyGrid.Of([100, 200, 100]);
        var pair = tensor(
            new float[,]
            {
                { 1, 0, 1 },
            }
        );
        Assert.Equal(1, SpectralHarmony.Measure(grid).Normalised(pair).item<float>(), 1e-6);
        Assert.Equal(0, PlompLevelt.Measure(grid).Normalised(pair).item<float>());
        Assert.Equal(0, new HarmonicAlignment(grid).Of(pair).item<float>());
    }

    [Fact]
    public void Silence_scores_0()
    {
        var silence = zeros(2, 8);
        Assert.Equal([0, 0], PlompLevelt.Measure(Grid).Normalised(silence).data<float>().ToArray());
        Assert.Equal([0, 0], new HarmonicAlignment(Grid).Of(silence).data<float>().ToArray());
        Assert.Equal([0, 0], SpectralHarmony.Of(silence, ones(2, 8)).data<float>().ToArray());
        var leaves = silence.clone().requires_grad_();
        SpectralHarmony.Of(leaves, ones(2, 8)).sum().backward();
        Assert.Equal(0, leaves.grad!.abs().sum().item<float>());
        Assert.Equal([0, 0], Loss.Score(silence, new()).data<float>().ToArray());
        Assert.Equal([0, 0], new HarmonyLossAsWritten(8).Score(silence, new()).data<float>().ToArray());
    }

    [Fact]
    public void A_latent_of_one_index_is_in_harmony()
    {
        var grid = FrequencyGrid.EqualTempered(1);
        var latent = tensor(
            new float[,]
            {
                { 0.7f },
            }
        );
        Assert.Equal(0, PlompLevelt.Measure(grid).Normalised(latent).item<float>());
        Assert.Equal((0.0, 0.0), PlompLevelt.Measure(grid).Range);
        Assert.Equal(0, new HarmonicAlignment(grid).Of(latent).item<float>());
        Assert.Equal(0.25f, new HarmonyLoss(grid).Terms(latent, zeros(1), tensor([false]), new()).Loss.item<float>());
    }

    [Fact]
    public void A_margin_that_no_latent_reaches_is_refused_and_the_range_is_named()
    {
        var (latents, errors, valid) = (ones(2, 8), zeros(2), tensor([true, false]));
        var greatest = PlompLevelt.Measure(Grid).Range.Greatest;
        var message = Refused<ArgumentException>(() => Loss.Terms(latents, errors, valid, new() { Margin = greatest + 0.01 }));
        Assert.Contains($"{greatest:G4}", message, StringComparison.Ordinal);
        Assert.True(Loss.Terms(latents, errors, valid, new() { Margin = greatest }).Loss.item<float>() > 0);
    }

    [Fact]
    public void Negative_weights_and_masks_of_another_kind_are_refused()
    {
        var (latents, errors) = (ones(2, 8), zeros(2));
        Assert.Contains(
            "Margin is -1",
            Refused<ArgumentException>(() => Loss.Terms(latents, errors, tensor([true, false]), new() { Margin = -1 })),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Alpha",
            Refused<ArgumentException>(() => Loss.Score(latents, new() { Alpha = double.NaN })),
            StringComparison.Ordinal
        );
        Refused<ArgumentException>(() => Loss.Terms(latents, errors, ones(2), new()));
        Refused<ArgumentException>(() => Loss.Terms(latents, zeros(3), tensor([true, false]), new()));
    }
}
