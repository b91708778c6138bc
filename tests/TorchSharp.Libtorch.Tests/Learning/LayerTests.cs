using System.Text.Json;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

/// <summary>Layers against PyTorch's: names, starting values for a seed, output, and the gradients of every parameter.</summary>
public sealed class LayerTests
{
    private static readonly Dictionary<string, JsonElement> Reference = Fixture.ReadNamed("layers");

    private static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> Layers = new()
    {
        ["Linear"] = () => Linear(3, 4),
        ["Linear without bias"] = () => Linear(3, 2, hasBias: false),
        ["Conv2d"] = () => Conv2d(2, 3, 3, stride: 2, padding: 1),
        ["Conv2d grouped"] = () => Conv2d(4, 2, 3, groups: 2, dilation: 2, bias: false),
        ["ConvTranspose2d"] = () => ConvTranspose2d(2, 3, 3, stride: 2, padding: 1, output_padding: 1),
        ["Sequential"] = () => Sequential(
            Conv2d(1, 2, 3, stride: 2, padding: 1), GELU(), AdaptiveAvgPool2d(2), Flatten(), Linear(8, 6), ReLU(), Linear(6, 4),
            Tanh(), Softplus(2, 10), Sigmoid(), Unflatten(1, [2, 2])),
    };

    public static TheoryData<string> Names => [.. Reference.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_seed_gives_PyTorchs_starting_values_under_PyTorchs_names(string name)
    {
        manual_seed(7);
        using var layer = Layers[name]();

        Assert.Equal(Fixture.Read<string[]>(Reference[name].GetProperty("names")), layer.state_dict().Keys);
        Assert.All(layer.named_parameters(), named => Value(name, "start " + named.name).AssertMatches(named.parameter, named.name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Output_and_gradients_are_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        using var layer = Layers[name]().to(ScalarType.Float64);
        layer.load_state_dict(layer.state_dict().Keys.ToDictionary(key => key, key => Value(name, "value " + key).ToTensor()));
        var input = Value(name, "input").ToTensor().requires_grad_();

        var output = layer.call(input);
        (output * Value(name, "weights").ToTensor()).sum().backward();

        Value(name, "output").AssertMatches(output, "output");
        Value(name, "gradient input").AssertMatches(input.grad!, "the input's gradient");
        Assert.All(layer.named_parameters(), named => Value(name, "gradient " + named.name).AssertMatches(named.parameter.grad!, named.name));
    }

    [Fact]
    public void Layers_show_their_settings()
    {
        using var convolution = Conv2d(2, 4, 3, stride: 2, padding: 1, dilation: 3, groups: 2);
        using var pool = AdaptiveAvgPool2d(4);
        using var flatten = Flatten(2);
        using var softplus = Softplus(3, 5);

        Assert.Equal([2L, 2, 1, 1, 3, 3, 2], [.. convolution.stride, .. convolution.padding, .. convolution.dilation, convolution.groups]);
        Assert.Equal([4L, 4], pool.output_size);
        Assert.Equal((2, -1), (flatten.start_dim, flatten.end_dim));
        Assert.Equal((3, 5), (softplus.beta, softplus.threshold));
    }

    [Fact]
    public void A_layer_is_made_in_the_type_that_is_asked_for()
    {
        using var linear = Linear(2, 2, dtype: ScalarType.Float64);
        using var convolution = Conv2d(1, 1, 3, device: CPU, dtype: ScalarType.Float64);

        Assert.All(linear.parameters().Concat(convolution.parameters()), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
    }

    [Fact]
    public void A_padding_other_than_zeros_is_refused() =>
        Assert.Contains("zeros only", Assert.Throws<NotSupportedException>(() => Conv2d(1, 1, 3, padding_mode: PaddingModes.Constant)).Message);

    private static TensorValue Value(string layer, string key) => Fixture.Read<TensorValue>(Reference[layer].GetProperty(key));
}
