using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

/// <summary>Modules in a row: convolutions with a GELU after each are computed in one go, and nobody sees anything of it but rounding.</summary>
public sealed class SequentialTests
{
    /// <summary>Few channels and many, odd sizes and channels, large kernels and strides, a layer fit for Winograd's algorithm, one alone.</summary>
    public static TheoryData<string> Nets => [.. Shapes.Keys];

    private static readonly Dictionary<string, (Func<Sequential> Net, long[] Images)> Shapes = new()
    {
        ["the toy encoder's"] = (() => Sequential(
            Conv2d(1, 16, 3, padding: 1), GELU(), Conv2d(16, 32, 3, stride: 2, padding: 1), GELU(),
            Conv2d(32, 64, 3, stride: 2, padding: 1), GELU(), Conv2d(64, 64, 3, padding: 1), GELU(), Flatten()), [5, 1, 16, 16]),
        ["between other modules"] = (() => Sequential(
            Tanh(), Conv2d(1, 4, 3, padding: 1), GELU(), Conv2d(4, 8, 3, stride: 2), ReLU(), Conv2d(8, 8, 3, padding: 1), GELU(), Flatten(), End()),
            [6, 1, 9, 7]),
        ["odd channels, large kernel"] = (() => Sequential(Conv2d(3, 24, 5, stride: 3, padding: 2), GELU(), Conv2d(24, 17, 2), GELU()), [2, 3, 20, 13]),
        ["Winograd, odd size"] = (() => Sequential(Conv2d(16, 48, 3), GELU(), Conv2d(48, 16, 3, padding: 1), GELU()), [33, 16, 11, 6]),
        ["one, on one image"] = (() => Sequential(Conv2d(64, 32, 1), GELU()), [1, 64, 1, 1]),
        ["without offsets"] = (() => Sequential(Conv2d(2, 4, 3, bias: false), GELU(), Conv2d(4, 4, 3), GELU()), [2, 2, 8, 8]),
    };

    [Theory]
    [MemberData(nameof(Nets))]
    public void Convolutions_in_a_row_give_what_they_give_one_by_one(string name)
    {
        var (net, images) = Made(name);

        Assert.True(allclose(OneByOne(net, images), net.call(images), 1e-5, 2e-6));
        Assert.True(allclose(OneByOne(net, images), WithoutGradient(net, images), 1e-5, 2e-6));
    }

    [Theory]
    [MemberData(nameof(Nets))]
    public void Gradients_reach_weights_and_images_alike(string name)
    {
        var (net, images) = Made(name);
        images.requires_grad_();
        Tensor[] leaves = [.. net.parameters(), images];

        var together = autograd.grad([net.call(images).square().sum()], leaves);
        var apart = autograd.grad([OneByOne(net, images).square().sum()], leaves);

        Assert.All(apart.Zip(together), pair => Assert.Equal(pair.First.shape, pair.Second.shape));
        Assert.All(apart.Zip(together), pair => Assert.True(Error(pair.First, pair.Second) < 1e-5, $"{Error(pair.First, pair.Second)}"));
    }

    /// <summary>Winograd's algorithm rounds more than the direct one; what matters is that it stays near what single precision can tell.</summary>
    [Fact]
    public void Rounding_stays_near_single_precision()
    {
        var (net, images) = Made("the toy encoder's");
        Tensor[] weights = [.. net.parameters()];
        var gradients = autograd.grad([net.call(images).square().sum()], weights);
        var outputs = net.call(images).to(ScalarType.Float64);
        var exactly = net.to(ScalarType.Float64);
        Tensor[] exactWeights = [.. exactly.parameters()];
        var exactOutputs = OneByOne(exactly, images.to(ScalarType.Float64));
        var exactGradients = autograd.grad([exactOutputs.square().sum()], exactWeights);

        Assert.True(Error(exactOutputs, outputs) < 2e-6, $"{Error(exactOutputs, outputs)}");
        Assert.All(exactGradients.Zip(gradients), pair => Assert.True(Error(pair.First, pair.Second) < 5e-6, $"{Error(pair.First, pair.Second)}"));
    }

    /// <summary>A convolution that does nothing shows the activation alone, far into both tails.</summary>
    [Fact]
    public void The_activation_and_its_slope_are_those_of_the_exact_normal_distribution()
    {
        var net = Sequential(Conv2d(1, 1, 1), GELU());
        var convolution = (Conv2d)net.children().First();
        convolution.weight = new Parameter(ones(1, 1, 1, 1));
        convolution.bias = new Parameter(zeros(1));
        var values = linspace(-12, 12, 24_001).view(1, 1, 1, -1).requires_grad_();
        var exact = values.detach().to(ScalarType.Float64).requires_grad_();

        var slope = autograd.grad([net.call(values).sum()], [values])[0];
        var exactSlope = autograd.grad([exact.gelu().sum()], [exact])[0];

        Assert.True(allclose(exact.gelu(), net.call(values).to(ScalarType.Float64), 3e-7, 3e-7));
        Assert.True(allclose(exactSlope, slope.to(ScalarType.Float64), 3e-7, 3e-7));
    }

    [Fact]
    public void What_is_not_a_number_stays_none()
    {
        var net = Sequential(Conv2d(1, 1, 1), GELU());

        Assert.True(net.call(zeros(1, 1, 1, 1) / 0).isnan().all().item<bool>());
    }

    [Fact]
    public void No_images_give_no_outputs()
    {
        Assert.Equal([0, 16, 6, 6], Sequential(Conv2d(1, 16, 3), GELU()).call(zeros(0, 1, 8, 8)).shape);
    }

    [Fact]
    public void A_graph_that_is_kept_gives_the_same_gradients_again()
    {
        var (net, images) = Made("the toy encoder's");
        Tensor[] leaves = [.. net.parameters()];
        var loss = net.call(images).square().sum();

        var first = autograd.grad([loss], leaves, retain_graph: true);
        var second = autograd.grad([loss], leaves);

        Assert.All(first.Zip(second), pair => Assert.True(pair.First.eq(pair.Second).all().item<bool>()));
    }

    [Fact]
    public void Every_thread_gives_the_same_numbers()
    {
        var (net, images) = Made("the toy encoder's");
        Tensor[] leaves = [.. net.parameters()];
        var loss = net.call(images).square().sum();
        IList<Tensor> elsewhere = [];
        var thread = new Thread(() => elsewhere = autograd.grad([loss], leaves, retain_graph: true));

        thread.Start();
        thread.Join();

        Assert.All(autograd.grad([loss], leaves).Zip(elsewhere), pair => Assert.True(pair.First.eq(pair.Second).all().item<bool>()));
    }

    [Fact]
    public void Images_of_another_shape_are_refused_in_plain_words()
    {
        var net = Sequential(Conv2d(2, 4, 3), GELU());

        Assert.Contains("2 channels", Assert.ThrowsAny<System.Runtime.InteropServices.ExternalException>(() => net.call(zeros(1, 3, 8, 8))).Message, StringComparison.Ordinal);
        Assert.Contains("kernel", Assert.ThrowsAny<System.Runtime.InteropServices.ExternalException>(() => net.call(zeros(1, 2, 2, 8))).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.BFloat16)]
    public void Other_precisions_go_their_usual_way(ScalarType type)
    {
        var (net, images) = Made("between other modules");
        net.to(type);

        Assert.Equal(type, net.call(images.to(type)).dtype);
        Assert.True(allclose(OneByOne(net, images.to(type)), net.call(images.to(type))));
    }

    /// <summary>A libtorch whose own operators do the work knows second derivatives; what must not be is a wrong one.</summary>
    [Fact]
    public void A_second_derivative_is_right_or_says_what_to_do()
    {
        using var scope = NewDisposeScope();
        var (net, images) = Made("between other modules");
        images.requires_grad_();

        var expected = Second(OneByOne);
        Tensor? second = null;
        var refused = Record.Exception(() => second = Second((net, images) => net.call(images)));

        Assert.True(expected.abs().sum().item<float>() > 0);
        Assert.True(refused is null ? Error(expected, second!) < 1e-5 : refused.Message.Contains("one by one", StringComparison.Ordinal), refused?.Message);

        Tensor Second(Func<Sequential, Tensor, Tensor> outputs)
        {
            var first = autograd.grad([outputs(net, images).square().sum()], [images], create_graph: true)[0];
            return autograd.grad([first.square().sum()], [images])[0];
        }
    }

    [Fact]
    public void What_is_left_in_the_middle_is_freed()
    {
        var (net, images) = Made("the toy encoder's");
        var before = LiveTensors.Count();

        net.call(images).Dispose();

        Assert.Equal(before, Tensor.TotalCount);
    }

    private static (Sequential Net, Tensor Images) Made(string name)
    {
        manual_seed(0);
        return (Shapes[name].Net(), randn(Shapes[name].Images));
    }

    /// <summary>Something behind the run that takes ordinary tensors only.</summary>
    private static Module<Tensor, Tensor> End() => Sequential(Tanh(), Flatten());

    private static Tensor WithoutGradient(Sequential net, Tensor images)
    {
        using var none = no_grad();
        return net.call(images);
    }

    private static Tensor OneByOne(Sequential net, Tensor images) =>
        net.children().Cast<Module<Tensor, Tensor>>().Aggregate(images, (value, module) => module.call(value));

    /// <summary>The largest error in units of the largest value.</summary>
    private static double Error(Tensor expected, Tensor actual) =>
        ((expected - actual.to(expected.dtype)).abs().max() / expected.abs().max()).to(ScalarType.Float64).item<double>();
}
