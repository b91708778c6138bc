using System.Text.Json.Nodes;
using Harmonic.Losses;
using static TorchSharp.torch;

namespace Harmonic.Tests.Losses;

/// <summary>The as-written measures beside the values that the write-up's own PyTorch code gave.</summary>
public sealed class HarmonyReferenceTests
{
    private readonly JsonNode reference = Reference.Load("harmony.json");

    private static Tensor Number(JsonNode? node) => tensor((float)node!);

    private static Tensor NumberOrVector(JsonNode? node) => node is JsonArray ? Reference.Vector(node) : Number(node);

    private static HarmonyWeights Weights(JsonNode loss) =>
        new()
        {
            Harmony = (double)loss["lambda_h"]!,
            Dissonance = (double)loss["lambda_d"]!,
            Alpha = (double)loss["alpha"]!,
            Beta = (double)loss["beta"]!,
        };

    [Fact]
    public void Pairs_have_the_write_ups_ratio_harmony_and_dissonance()
    {
        foreach (var pair in reference["pairs"]!.AsArray())
        {
            Tensor[] inputs = [.. new[] { "f1", "f2", "a1", "a2" }.Select(name => Number(pair![name]))];
            Reference.Near(pair!["ratio_harmony"], HarmonyAsWritten.RatioHarmony(inputs[0], inputs[1], inputs[2], inputs[3]));
            Reference.Near(pair["plomp_levelt"], HarmonyAsWritten.Dissonance(inputs[0], inputs[1], inputs[2], inputs[3]));
        }
    }

    [Fact]
    public void The_dissonance_curve_in_double_precision_has_the_write_ups_values()
    {
        foreach (var pair in reference["pairs"]!.AsArray())
        {
            var expected = (double)pair!["plomp_levelt"]!;
            var curve = PlompLevelt.Of((double)pair["f1"]!, (double)pair["f2"]!, CriticalBandwidth.AsWritten);
            Assert.Equal(expected, curve * (double)pair["a1"]! * (double)pair["a2"]!, 1e-5 * expected + 1e-40);
        }
    }

    [Fact]
    public void Spectra_have_the_write_ups_correlation()
    {
        foreach (var pair in reference["spectral"]!.AsArray())
        {
            Tensor[] inputs = [.. new[] { "spec1", "spec2", "amp1", "amp2" }.Select(name => NumberOrVector(pair![name]))];
            Reference.Near(pair!["value"], HarmonyAsWritten.SpectralHarmony(inputs[0], inputs[1], inputs[2], inputs[3]));
            var batched = SpectralHarmony.Of(
                inputs[0].unsqueeze(0),
                inputs[1].unsqueeze(0),
                inputs[2].reshape(1, -1),
                inputs[3].reshape(1, -1)
            );
            Reference.Near(pair["value"], batched.squeeze());
        }
    }

    [Fact]
    public void Frequencies_have_the_write_ups_alignment()
    {
        foreach (var sample in reference["alignment"]!.AsArray())
        {
            Reference.Near(
                sample!["value"],
                HarmonyAsWritten.Alignment(Reference.Vector(sample["frequencies"]), Reference.Vector(sample["amplitudes"]))
            );
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Latents_have_the_write_ups_harmony_loss_and_gradient(bool batched)
    {
        var loss = reference["harmony_loss"]!;
        var weights = Weights(loss);
        foreach (var sample in loss["cases"]!.AsArray())
        {
            var latent = Reference.Vector(sample!["latent"]).requires_grad_();
            var value = batched
                ? new HarmonyLossAsWritten((int)latent.size(0)).Score(latent.unsqueeze(0), weights).squeeze()
                : HarmonyAsWritten.Loss(latent, weights.Alpha, weights.Beta);
            Reference.Near(sample["harmony_loss"], value);
            if (value.requires_grad) // a silent latent's loss is a constant, as in the write-up
            {
                value.backward();
            }
            Reference.Near(Reference.Vector(sample["gradient"]), latent.grad ?? zeros_like(latent));
        }
    }

    [Theory]
    [InlineData("True")]
    [InlineData("False")]
    public void The_whole_loss_is_the_write_ups(string valid)
    {
        var total = reference["total"]!;
        var errors = nn.functional.mse_loss(Reference.Matrix(total["x_recon"]), Reference.Matrix(total["x"])).reshape(1);
        var latent = Reference.Vector(total["latent"]).unsqueeze(0);
        var loss = new HarmonyLossAsWritten((int)latent.size(1));
        var terms = loss.Terms(latent, errors, tensor([bool.Parse(valid)]), Weights(reference["harmony_loss"]!));
        Reference.Near(total["value"]![valid], terms.Loss);
    }
}
