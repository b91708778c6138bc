using System.Text.Json.Nodes;
using Harmonic.Convolution;
using Harmonic.Losses;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Tests.Models;

public sealed class ToyEncoderTests
{
    private readonly JsonNode reference = Reference.Load("encoder.json");

    /// <summary>The reference's weights are scale · sin(0.37 i + phase), i the flat index.</summary>
    private ToyEncoder Encoder()
    {
        var encoder = new ToyEncoder();
        var weights = reference["weights"]!
            .AsArray()
            .ToDictionary(
                weight => (string)weight!["name"]!,
                weight =>
                {
                    var shape = weight!["shape"]!.AsArray().Select(length => (long)length!).ToArray();
                    var indices = arange(shape.Aggregate((a, b) => a * b), dtype: ScalarType.Float64);
                    return ((indices * 0.37 + (double)weight["phase"]!).sin() * (double)weight["scale"]!)
                        .reshape(shape)
                        .to(ScalarType.Float32);
                }
            );
        encoder.load_state_dict(weights);
        return encoder;
    }

    /// <summary>1 where sin(k i) &gt; 0.6, i the flat index.</summary>
    private Tensor Images(int which) =>
        ((arange(6 * 256, dtype: ScalarType.Float64) * (double)reference["images"]!["k"]![which]!).sin() > 0.6)
            .to(ScalarType.Float32)
            .reshape(6, 1, 16, 16);

    private Tensor Loss(ToyEncoder encoder) =>
        FactorizationLoss.Loss(
            encoder.call(Images(0)),
            encoder.call(Images(1)),
            encoder.call(Images(2)),
            Reference.Vector(reference["targets"])
        );

    [Fact]
    public void It_has_the_write_ups_parameters_under_PyTorchs_names()
    {
        using var encoder = new ToyEncoder();
        Assert.Equal((long)reference["parameters"]!, encoder.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(reference["weights"]!.AsArray().Select(weight => (string)weight!["name"]!), encoder.state_dict().Keys);
    }

    [Fact]
    public void Its_output_and_gradients_are_PyTorchs()
    {
        using var encoder = Encoder();
        Reference.Near(Reference.Matrix(reference["output"]), encoder.call(Images(0)));
        Loss(encoder).backward();
        foreach (var (name, parameter) in encoder.named_parameters())
        {
            var expected = (double)reference["gradient_norms"]![name]!;
            // In single precision two ways to convolve are 5e-5 apart here, each as far from the double-precision gradient; the last bias
            // cancels out of every difference vector, so that its gradient is rounding alone.
            var tolerance = name == "net.10.bias" ? 1e-4 : 1e-4 * expected;
            Assert.Equal(expected, parameter.grad!.norm().item<float>(), tolerance);
        }
    }

    /// <summary>
    /// The moves of an encoder that has learned nothing nearly cancel, which makes the last digits of its convolutions the third of its
    /// losses:
    /// so the tolerance where they are computed in another way than libtorch's.
    /// </summary>
    [Theory]
    [InlineData(false, 1e-4)]
    [InlineData(true, 4e-4)]
    public void Four_steps_of_Adam_give_PyTorchs_losses(bool ownConvolutions, double tolerance)
    {
        var enabled = ConvolutionRun.Enabled;
        ConvolutionRun.Enabled = ownConvolutions;
        using var encoder = Encoder();
        using var adam = optim.Adam(encoder.parameters(), 4e-3);
        foreach (var expected in reference["losses_of_4_adam_steps"]!.AsArray())
        {
            adam.zero_grad();
            var loss = Loss(encoder);
            loss.backward();
            adam.step();
            Assert.Equal((double)expected!, loss.item<float>(), tolerance * (double)expected!);
        }
        ConvolutionRun.Enabled = enabled;
    }

    [Fact]
    public void Wrong_images_are_refused_in_a_sentence()
    {
        using var encoder = new ToyEncoder();
        Assert.Contains(
            "[2, 3, 16, 16]",
            Assert.Throws<ArgumentException>(() => encoder.call(zeros(2, 3, 16, 16))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Int64",
            Assert.Throws<ArgumentException>(() => encoder.call(zeros(2, 1, 16, 16, ScalarType.Int64))).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => new ToyEncoder(0));
    }
}
