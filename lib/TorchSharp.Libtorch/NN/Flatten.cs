using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

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
