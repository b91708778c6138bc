using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

/// <summary>Modules in a row: convolutions stay in oneDNN's own layout from one to the next, and nobody sees anything of it.</summary>
public sealed class SequentialTests
{
    [Fact]
    public void Convolutions_in_a_row_give_what_they_give_one_by_one()
    {
        manual_seed(0);
        var net = Net();
        var images = randn([6, 1, 9, 7]);

        Assert.True(allclose(OneByOne(net, images), net.call(images), 1e-6, 1e-6));
    }

    [Fact]
    public void Gradients_reach_weights_and_images_alike()
    {
        manual_seed(1);
        var net = Net();
        var images = randn([6, 1, 9, 7]).requires_grad_();
        Tensor[] leaves = [.. net.parameters(), images];

        var together = autograd.grad([net.call(images).square().sum()], leaves);
        var apart = autograd.grad([OneByOne(net, images).square().sum()], leaves);

        Assert.All(apart.Zip(together), pair => Assert.True(allclose(pair.First, pair.Second, 1e-5, 1e-6)));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.BFloat16)]
    public void Other_precisions_go_their_usual_way(ScalarType type)
    {
        manual_seed(2);
        var net = Net().to(type);
        var images = randn([2, 1, 8, 8]).to(type);

        Assert.Equal(type, net.call(images).dtype);
        Assert.True(allclose(OneByOne(net, images), net.call(images)));
    }

    [Fact]
    public void A_second_derivative_says_what_to_do()
    {
        manual_seed(3);
        using var scope = NewDisposeScope();
        var net = Net();
        var images = randn([2, 1, 8, 8]).requires_grad_();

        var first = autograd.grad([net.call(images).square().sum()], [images], create_graph: true)[0];
        var error = Assert.ThrowsAny<System.Runtime.InteropServices.ExternalException>(() => first.square().sum().backward());

        Assert.Contains("one by one", error.Message, StringComparison.Ordinal);
        autograd.grad([OneByOne(net, images).square().sum()], [images], create_graph: true)[0].square().sum().backward();
        Assert.True(images.grad!.abs().sum().item<float>() > 0);
    }

    [Fact]
    public void What_is_left_in_the_middle_is_freed()
    {
        var net = Net();
        var images = randn([2, 1, 8, 8]);
        var before = LiveTensors.Count();

        net.call(images).Dispose();

        Assert.Equal(before, Tensor.TotalCount);
    }

    private static Sequential Net() => Sequential(
        Conv2d(1, 4, 3, padding: 1), GELU(), Conv2d(4, 8, 3, stride: 2), ReLU(), Conv2d(8, 8, 3, padding: 1), GELU(), Flatten(), End());

    /// <summary>Something behind the run that takes ordinary tensors only.</summary>
    private static Module<Tensor, Tensor> End() => Sequential(Tanh(), Flatten());

    private static Tensor OneByOne(Sequential net, Tensor images) =>
        net.children().Cast<Module<Tensor, Tensor>>().Aggregate(images, (value, module) => module.call(value));
}
