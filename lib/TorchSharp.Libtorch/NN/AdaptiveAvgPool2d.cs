using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Means over as many patches as the output has pixels.</summary>
public sealed class AdaptiveAvgPool2d : Module<Tensor, Tensor>
{
    internal AdaptiveAvgPool2d(long size)
        : base(nameof(AdaptiveAvgPool2d)) => output_size = [size, size];

    /// <summary>The output's height and width.</summary>
    public long[] output_size { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.adaptive_avg_pool2d(input, output_size[0]);
}
