using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Convolution.Tests;

/// <summary>Runs of layers drawn at random, and what TorchSharp's own layers make of them in double precision.</summary>
internal static class RandomRun
{
    /// <summary>
    /// One to three convolutions of odd sizes, kernels, strides and paddings, most with a bias and a GELU, and images for them.
    /// </summary>
    internal static (Sequential Layers, Tensor Images) Of(int seed)
    {
        manual_seed(seed);
        var random = new Random(seed);
        var (height, width, channels) = (random.Next(5, 20), random.Next(5, 20), random.Next(3) == 0 ? 1 : random.Next(1, 40));
        var images = randn(random.Next(1, 40), channels, height, width);
        var modules = new List<Module<Tensor, Tensor>>();
        for (var i = random.Next(1, 4); i > 0 && height > 0 && width > 0; i--)
        {
            var (kernelY, kernelX) = (random.Next(1, Math.Min(6, height + 1)), random.Next(1, Math.Min(6, width + 1)));
            var (strideY, strideX) = (random.Next(1, 4), random.Next(1, 4));
            var (paddingY, paddingX) = (random.Next(0, 3), random.Next(0, 3));
            var next = random.Next(1, 40);
            modules.Add(
                Conv2d(channels, next, (kernelY, kernelX), (strideY, strideX), (paddingY, paddingX), (1, 1), bias: random.Next(4) > 0)
            );
            if (random.Next(4) > 0)
            {
                modules.Add(GELU());
            }
            height = (height + 2 * paddingY - kernelY) / strideY + 1;
            width = (width + 2 * paddingX - kernelX) / strideX + 1;
            channels = next;
        }
        return (Sequential(modules), images);
    }

    /// <summary>The output, and the gradients by images and parameters of its sum weighed with fixed random numbers.</summary>
    internal static Tensor[] Differentiate(Sequential layers, Tensor images, Func<Sequential, Tensor, Tensor> call)
    {
        layers.zero_grad();
        var leaf = images.detach().clone().requires_grad_();
        var output = call(layers, leaf);
        using var generator = new Generator(7);
        (output * randn(output.shape, generator: generator).to(output.dtype)).sum().backward();
        return [output.detach(), leaf.grad!, .. layers.parameters().Select(parameter => parameter.grad!.clone())];
    }

    /// <summary>The same in double precision by TorchSharp.</summary>
    internal static Tensor[] InDouble(Sequential layers, Tensor images)
    {
        layers.to(float64);
        var result = Differentiate(layers, images.to(float64), (all, input) => all.call(input));
        layers.to(float32);
        return result;
    }

    /// <summary>The largest difference, as a share of the largest value that should be there.</summary>
    internal static double Difference(Tensor expected, Tensor actual) =>
        (expected - actual.to(float64)).abs().max().item<double>() / Math.Max(1, expected.abs().max().item<double>());
}
