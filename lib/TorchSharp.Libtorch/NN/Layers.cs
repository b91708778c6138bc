using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x Wᵀ + b; see <see cref="nn.Linear"/>.</summary>
public sealed class Linear : Module<Tensor, Tensor>
{
    internal Linear(long inputs, long outputs, bool hasBias)
        : base(nameof(Linear))
    {
        (weight, bias) = Initial.WeightAndBias([outputs, inputs], hasBias ? outputs : 0);
        register_parameter(nameof(weight), weight);
        register_parameter(nameof(bias), bias);
    }

    /// <summary>W (outputs × inputs).</summary>
    public Parameter weight { get; set; }

    /// <summary>b (outputs), or null.</summary>
    public Parameter? bias { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => functional.linear(tensor, weight, bias);
}

/// <summary>Two-dimensional convolution; see <see cref="nn.Conv2d"/>.</summary>
public sealed class Conv2d : Module<Tensor, Tensor>
{
    internal Conv2d(long inputs, long outputs, long kernel, long stride, long padding, long dilation, long groups, bool hasBias)
        : base(nameof(Conv2d))
    {
        (this.stride, this.padding, this.dilation, this.groups) = ([stride, stride], [padding, padding], [dilation, dilation], groups);
        (weight, bias) = Initial.WeightAndBias([outputs, inputs / groups, kernel, kernel], hasBias ? outputs : 0);
        register_parameter(nameof(weight), weight);
        register_parameter(nameof(bias), bias);
    }

    /// <summary>The kernels (outputs × inputs per group × height × width).</summary>
    public Parameter weight { get; set; }

    /// <summary>One number per output channel, or null.</summary>
    public Parameter? bias { get; set; }

    /// <summary>How far the kernel moves, down and across.</summary>
    public long[] stride { get; set; }

    /// <summary>The border of zeros, above and beside.</summary>
    public long[] padding { get; }

    /// <summary>How far apart the kernel's elements are, down and across.</summary>
    public long[] dilation { get; set; }

    /// <summary>Into how many independent groups the channels fall.</summary>
    public long groups { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
}

/// <summary>The transpose of a two-dimensional convolution; see <see cref="nn.ConvTranspose2d"/>.</summary>
public sealed class ConvTranspose2d : Module<Tensor, Tensor>
{
    private readonly long[] strides, paddings, outputPaddings, dilations;
    private readonly long groups;

    internal ConvTranspose2d(
        long inputs, long outputs, long kernel, long stride, long padding, long outputPadding, long dilation, long groups, bool hasBias)
        : base(nameof(ConvTranspose2d))
    {
        (strides, paddings, outputPaddings, dilations) =
            ([stride, stride], [padding, padding], [outputPadding, outputPadding], [dilation, dilation]);
        this.groups = groups;
        (weight, bias) = Initial.WeightAndBias([inputs, outputs / groups, kernel, kernel], hasBias ? outputs : 0);
        register_parameter(nameof(weight), weight);
        register_parameter(nameof(bias), bias);
    }

    /// <summary>The kernels (inputs × outputs per group × height × width).</summary>
    public Parameter weight { get; set; }

    /// <summary>One number per output channel, or null.</summary>
    public Parameter? bias { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        functional.conv_transpose2d(input, weight, bias, strides, paddings, outputPaddings, dilations, groups);
}

/// <summary>PyTorch's starting values, drawn in PyTorch's order.</summary>
internal static class Initial
{
    /// <summary>Both uniform in ±1/√(inputs per output), as <c>kaiming_uniform_(a=√5)</c> makes them.</summary>
    internal static (Parameter Weight, Parameter? Bias) WeightAndBias(long[] shape, long biases)
    {
        // PyTorch's gain √(2/(1 + 5)) and bound √3·gain/√n: 1/√n, rounded as PyTorch rounds it.
        var inputs = shape.Skip(1).Aggregate(1L, (product, length) => product * length);
        var bound = Math.Sqrt(3.0) * (Math.Sqrt(2.0 / (1 + Math.Pow(Math.Sqrt(5), 2))) / Math.Sqrt(inputs));
        var weight = Uniform(shape, bound);
        return (weight, biases > 0 ? Uniform([biases], 1 / Math.Sqrt(inputs)) : null);
    }

    private static Parameter Uniform(long[] shape, double bound)
    {
        using var values = empty(shape);
        return new Parameter(values.uniform_(-bound, bound));
    }
}
