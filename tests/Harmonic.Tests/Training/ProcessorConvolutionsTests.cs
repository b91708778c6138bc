using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Tests.Training;

public sealed class ProcessorConvolutionsTests
{
    /// <summary>
    /// Once a device was asked for, whatever channels and threads: values and gradients of libtorch's own layers are right.
    /// </summary>
    [Theory]
    [InlineData(1, 6)]
    [InlineData(6, 6)]
    [InlineData(17, 6)]
    [InlineData(20, 20)]
    [InlineData(16, 16)]
    public void Gradients_are_those_of_double_precision(int channels, int outputs)
    {
        TrainingDevice.Of("cpu");
        using var scope = NewDisposeScope();
        var (images, weights, towards) = (randn(5, channels, 9, 9), randn(outputs, channels, 3, 3), randn(5, outputs, 9, 9));
        var (single, twice) = (Pass(ScalarType.Float32), Pass(ScalarType.Float64));
        foreach (var (ours, exact) in single.Zip(twice))
        {
            Assert.InRange(((ours.to(ScalarType.Float64) - exact).norm() / exact.norm()).item<double>(), 0, 1e-5);
        }

        Tensor[] Pass(ScalarType type)
        {
            var (input, kernel) = (images.to(type).detach().requires_grad_(), weights.to(type).detach().requires_grad_());
            var output = nn.functional.conv2d(input, kernel, padding: [1, 1]);
            output.backward([towards.to(type)]);
            return [output.detach(), input.grad!, kernel.grad!];
        }
    }
}
