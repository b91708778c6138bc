using System.Text.Json.Nodes;
using Harmonic.Losses;
using static TorchSharp.torch;

namespace Harmonic.Tests.Losses;

public sealed class LossReferenceTests
{
    private readonly JsonNode reference = Reference.Load("factorization.json");

    private Tensor Latents(string name) => Reference.Matrix(reference[name]).requires_grad_();

    [Fact]
    public void The_factorization_loss_and_its_gradients_are_the_write_ups()
    {
        Tensor[] latents = [Latents("z_anchor"), Latents("z_crop1"), Latents("z_crop2")];
        var loss = FactorizationLoss.Loss(latents[0], latents[1], latents[2], Reference.Vector(reference["targets"]));
        loss.backward();
        Reference.Near(reference["loss"], loss);
        for (var i = 0; i < 3; i++)
        {
            Reference.Near(Reference.Matrix(reference["gradients"]![i]), latents[i].grad!);
        }
    }

    [Theory]
    [InlineData("attraction")]
    [InlineData("attraction_deltas")]
    public void The_attraction_loss_and_its_gradients_are_the_write_ups(string name)
    {
        var expected = reference[name]!;
        Tensor[] latents = [Latents("z_anchor"), Latents("z_crop1")];
        var deltas = expected["deltas"] is { } node ? Reference.Matrix(node) : null;
        var loss = AttractionLoss.Loss(latents[0], latents[1], deltas, (double?)expected["tau"] ?? 100);
        loss.backward();
        Reference.Near(expected["value"], loss);
        for (var i = 0; i < 2; i++)
        {
            Reference.Near(Reference.Matrix(expected["gradients"]![i]), latents[i].grad!);
        }
    }

    [Fact]
    public void SigReg_and_its_gradient_are_the_write_ups_for_the_same_steps()
    {
        foreach (var expected in reference["sigreg"]!.AsArray())
        {
            var latents = cat([Reference.Matrix(reference["z_anchor"]), Reference.Matrix(reference["z_crop1"])]).requires_grad_();
            var statistic = SigReg.Of(latents, (long)expected!["step"]!);
            statistic.backward();
            Reference.Near(expected["value"], statistic);
            Reference.Near(Reference.Matrix(expected["gradient"]), latents.grad!);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void LeJepa_adds_its_parts_as_the_write_up_does(int step)
    {
        var expected = reference["lejepa"]![step.ToString()]!;
        var terms = LeJepa.Loss(Latents("z_anchor"), Latents("z_crop1"), step);
        Reference.Near(expected["loss"], terms.Loss);
        Reference.Near(expected["sim"], terms.Attraction);
        Reference.Near(expected["sigreg"], terms.SigReg);
    }
}
