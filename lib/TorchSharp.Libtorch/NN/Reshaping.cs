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

/// <summary>Joins dimensions into one.</summary>
public sealed class Flatten : Module<Tensor, Tensor>
{
    internal Flatten(long start, long end)
        : base(nameof(Flatten)) => (start_dim, end_dim) = (start, end);

    /// <summary>The first of them.</summary>
    public long start_dim { get; set; }

    /// <summary>The last of them.</summary>
    public long end_dim { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);
}

/// <summary>Splits a dimension into several.</summary>
public sealed class Unflatten : Module<Tensor, Tensor>
{
    private readonly long dim;
    private readonly long[] sizes;

    internal Unflatten(long dim, long[] sizes)
        : base(nameof(Unflatten)) => (this.dim, this.sizes) = (dim, sizes);

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => tensor.unflatten(dim, sizes);
}
