using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

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
