using System.Diagnostics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Convolution.Tests;

public sealed class ConvolutionRunTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Output_and_gradients_are_those_of_TorchSharp_in_double_precision(int seed)
    {
        var (layers, images) = RandomRun.Of(seed);
        var expected = RandomRun.InDouble(layers, images);
        var actual = RandomRun.Differentiate(layers, images, ConvolutionRun.Apply);
        Assert.Equal(expected[0].shape, actual[0].shape);
        Assert.InRange(RandomRun.Difference(expected[0], actual[0]), 0, 1e-5);
        for (var i = 1; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].shape, actual[i].shape);
            Assert.InRange(RandomRun.Difference(expected[i], actual[i]), 0, 1e-4);
        }
    }

    [Fact]
    public void Layers_after_and_between_are_called()
    {
        using var layers = Sequential(
            Conv2d(2, 5, 3, padding: 1),
            GELU(),
            MaxPool2d(2),
            Conv2d(5, 7, 3),
            GELU(),
            GELU(),
            AdaptiveAvgPool2d(1),
            Flatten(),
            Linear(7, 3)
        );
        var images = randn(9, 2, 12, 12);
        var expected = RandomRun.InDouble(layers, images);
        var actual = RandomRun.Differentiate(layers, images, ConvolutionRun.Apply);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(RandomRun.Difference(pair.First, pair.Second), 0, 1e-5));
    }

    public static TheoryData<string> Foreign =>
        ["dilation", "groups", "same", "reflect", "tanh", "three dimensions", "no images", "kernel"];

    [Theory]
    [MemberData(nameof(Foreign))]
    public void What_is_not_known_is_left_to_TorchSharp_to_the_bit(string what)
    {
        using var layers = Sequential(
            what switch
            {
                "dilation" => Conv2d(4, 4, 3, dilation: 2),
                "groups" => Conv2d(4, 4, 3, groups: 2),
                "same" => Conv2d(4, 4, 3, Padding.Same),
                "reflect" => Conv2d(4, 4, 3, padding: 1, padding_mode: PaddingModes.Reflect),
                "tanh" => GELU(TorchSharp.Modules.GELU.Approximate.tanh),
                "kernel" => Conv2d(4, 4, 12, padding: 2),
                _ => Conv2d(4, 4, 3),
            }
        );
        var images = what == "three dimensions" ? randn(4, 9, 9) : randn(what == "no images" ? 0 : 2, 4, 9, 9);
        Assert.Equal(layers.call(images).bytes.ToArray(), ConvolutionRun.Apply(layers, images).bytes.ToArray());
    }

    [Fact]
    public void Images_of_the_wrong_size_end_as_they_do_in_TorchSharp()
    {
        using var layers = Sequential(Conv2d(3, 4, 5));
        Assert.Throws<ArgumentException>(() => ConvolutionRun.Apply(layers, randn(2, 4, 9, 9)));
        Assert.ThrowsAny<Exception>(() => ConvolutionRun.Apply(layers, randn(2, 3, 3, 9)));
    }

    [Fact]
    public void Switched_off_it_is_TorchSharp()
    {
        var (layers, images) = RandomRun.Of(3);
        var expected = layers.call(images).data<float>().ToArray();
        ConvolutionRun.Enabled = false;
        try
        {
            Assert.Equal(expected, ConvolutionRun.Apply(layers, images).data<float>().ToArray());
        }
        finally
        {
            ConvolutionRun.Enabled = true;
        }
    }

    [Fact]
    public void Every_thread_gets_the_same_bits()
    {
        var (layers, images) = RandomRun.Of(11);
        var expected = ConvolutionRun.Apply(layers, images).data<float>().ToArray();
        var results = new float[8][];
        var gradients = new float[8][];
        Parallel.For(0, 8, i =>
        {
            using var inner = NewDisposeScope();
            var leaf = images.detach().clone().requires_grad_();
            var output = ConvolutionRun.Apply(layers, leaf);
            results[i] = output.data<float>().ToArray();
            gradients[i] = autograd.grad([output.square().sum()], [leaf])[0].data<float>().ToArray();
        });
        Assert.All(results, result => Assert.Equal(expected, result));
        Assert.All(gradients, gradient => Assert.Equal(gradients[0], gradient));
    }

    [Fact]
    public void Without_gradients_asked_there_is_nothing_to_go_back_through()
    {
        var (layers, images) = RandomRun.Of(5);
        using (no_grad())
        {
            Assert.False(ConvolutionRun.Apply(layers, images).requires_grad);
        }
        foreach (var parameter in layers.parameters())
        {
            parameter.requires_grad_(false);
        }
        Assert.False(ConvolutionRun.Apply(layers, images).requires_grad);
        Assert.True(ConvolutionRun.Apply(layers, images.requires_grad_()).requires_grad);
    }

    [Fact]
    public void Frozen_weights_get_no_gradient()
    {
        using var layers = Sequential(Conv2d(3, 4, 3), GELU(), Conv2d(4, 5, 3));
        ((Conv2d)layers[0]).weight!.requires_grad_(false);
        ConvolutionRun.Apply(layers, randn(3, 3, 8, 8)).sum().backward();
        Assert.Equal([false, true, true, true], layers.parameters().Select(parameter => parameter.grad is not null));
    }

    [Fact]
    public void A_graph_that_is_retained_gives_the_same_gradients_again()
    {
        var (layers, images) = RandomRun.Of(2);
        var leaf = images.requires_grad_();
        var loss = ConvolutionRun.Apply(layers, leaf).square().sum();
        var first = autograd.grad([loss], [leaf], retain_graph: true)[0];
        Assert.Equal(first.data<float>().ToArray(), autograd.grad([loss], [leaf])[0].data<float>().ToArray());
    }

    [Fact]
    public void Weights_changed_before_the_way_back_are_refused()
    {
        using var layers = Sequential(Conv2d(3, 4, 3), GELU());
        var loss = ConvolutionRun.Apply(layers, randn(3, 3, 8, 8)).sum();
        using (no_grad())
        {
            ((Conv2d)layers[0]).weight!.add_(1);
        }
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => loss.backward());
    }

    [Fact]
    public void Second_derivatives_are_those_of_TorchSharp_in_double_precision()
    {
        using var layers = Sequential(Conv2d(1, 6, 3, padding: 1), GELU(), Conv2d(6, 20, 3, stride: 2), GELU());
        using var doubled = Sequential(Conv2d(1, 6, 3, padding: 1), GELU(), Conv2d(6, 20, 3, stride: 2), GELU());
        doubled.load_state_dict(layers.state_dict());
        doubled.to(float64);
        var images = randn(5, 1, 9, 9);
        Tensor Penalty(Sequential model, ScalarType type, Func<Sequential, Tensor, Tensor> call)
        {
            var leaf = images.to(type).detach().clone().requires_grad_();
            var gradient = autograd.grad([call(model, leaf).square().sum()], [leaf], retain_graph: true, create_graph: true)[0];
            gradient.square().sum().backward();
            return model.parameters().First().grad!.clone();
        }
        var expected = Penalty(doubled, float64, (all, input) => all.call(input));
        Assert.InRange(RandomRun.Difference(expected, Penalty(layers, float32, ConvolutionRun.Apply)), 0, 1e-4);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_batch_sizes_seen()
    {
        using var layers = Sequential(Conv2d(1, 16, 3, padding: 1), GELU(), Conv2d(16, 32, 3, stride: 2, padding: 1), GELU());
        void Step(int images)
        {
            using var inner = NewDisposeScope();
            layers.zero_grad();
            ConvolutionRun.Apply(layers, rand(images, 1, 16, 16)).square().mean().backward();
        }
        long Resident()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Process.GetCurrentProcess().WorkingSet64;
        }
        Enumerable.Range(201, 30).ToList().ForEach(Step);
        var before = Resident();
        Enumerable.Range(1, 200).ToList().ForEach(Step);
        Assert.InRange(Resident() - before, long.MinValue, 64 << 20); // a step of 200 images keeps 14 MB
    }
}
