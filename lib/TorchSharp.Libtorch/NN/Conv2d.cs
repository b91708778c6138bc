using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

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
