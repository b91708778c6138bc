using Harmonic.Losses;
using static TorchSharp.torch;

namespace Harmonic.Tests.Losses;

/// <summary>Every gradient beside central differences in double precision.</summary>
public sealed class HarmonyGradientTests
{
    private const double Step = 1e-6;
    private static readonly FrequencyGrid Grid = FrequencyGrid.EqualTempered(12, 110);
    private static readonly HarmonyWeights Weights = new()
    {
        Harmony = 0.7,
        Dissonance = 0.9,
        Margin = 0.8,
        InvalidReconstruction = 0.3,
    };

    public static TheoryData<string> Measures =>
        [
            "plomp-levelt",
            "plomp-levelt energy",
            "partials",
            "ratio",
            "soft alignment",
            "hard alignment",
            "subharmonics",
            "spectral",
            "as written",
        ];

    private static Tensor Measure(string name, Tensor amplitudes) =>
        name switch
        {
            "plomp-levelt" => PlompLevelt.Measure(Grid).Normalised(amplitudes),
            "plomp-levelt energy" => PlompLevelt.Measure(Grid, CriticalBandwidth.Sethares).Energy(amplitudes),
            "partials" => PlompLevelt.Measure(Grid, partials: 4).Normalised(amplitudes),
            "ratio" => RatioHarmony.Measure(Grid).Normalised(amplitudes),
            "soft alignment" => new HarmonicAlignment(Grid).Of(amplitudes),
            "hard alignment" => new HarmonicAlignment(Grid, hard: true).Of(amplitudes),
            "subharmonics" => new HarmonicAlignment(Grid, subharmonics: 3).Of(amplitudes),
            "spectral" => SpectralHarmony.Of(amplitudes, amplitudes.flip(1).square()),
            _ => new HarmonyLossAsWritten(Grid.Count).Score(amplitudes, Weights),
        };

    private static Tensor Latents(int rows, int seed) =>
        rand([rows, Grid.Count], dtype: ScalarType.Float64, generator: new Generator((ulong)seed)) + 0.05;

    [Theory]
    [MemberData(nameof(Measures))]
    public void A_measure_has_the_gradient_that_its_differences_have(string name) =>
        Check(Latents(3, 1), amplitudes => Measure(name, amplitudes).sum());

    [Fact]
    public void The_harmony_loss_has_the_gradient_that_its_differences_have()
    {
        var errors = Latents(1, 2).narrow(1, 0, 6).reshape(6);
        var valid = tensor([true, false, true, false, false, true]);
        var loss = new HarmonyLoss(Grid);
        Check(Latents(6, 3).pow(6) + 1e-3, amplitudes => loss.Terms(amplitudes, errors, valid, Weights).Loss);
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void Silence_has_a_finite_gradient(string name)
    {
        var silence = zeros([2, Grid.Count], dtype: ScalarType.Float64, requires_grad: true);
        Measure(name, silence).sum().backward();
        Assert.True(silence.grad!.isfinite().all().item<bool>());
    }

    [Fact]
    public void The_soft_choice_of_a_fundamental_counts_several_and_the_hard_one_the_likeliest()
    {
        // Two candidates that explain alike.
        var grid = FrequencyGrid.Of([100, 130, 200, 260]);
        var amplitudes = ones(1, 4, dtype: ScalarType.Float64);
        double Of(bool hard) => new HarmonicAlignment(grid, hard: hard).Of(amplitudes).item<double>();
        Assert.NotEqual(Of(hard: false), Of(hard: true), 1e-6);
    }

    private static void Check(Tensor latents, Func<Tensor, Tensor> loss)
    {
        var leaves = latents.clone().requires_grad_();
        loss(leaves).backward();
        var gradient = leaves.grad!.data<double>().ToArray();
        for (var i = 0; i < gradient.Length; i++)
        {
            var (up, down) = (Moved(latents, i, Step), Moved(latents, i, -Step));
            var difference = (loss(up).item<double>() - loss(down).item<double>()) / (2 * Step);
            Assert.Equal(difference, gradient[i], 1e-7 * Math.Max(1, Math.Abs(difference)));
        }
    }

    private static Tensor Moved(Tensor latents, int index, double by)
    {
        var moved = latents.clone();
        moved.view(-1)[index] += by;
        return moved;
    }
}
