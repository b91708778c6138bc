using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

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
