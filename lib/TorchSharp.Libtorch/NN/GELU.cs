using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x Φ(x), with the exact normal distribution function.</summary>
public sealed class GELU : Module<Tensor, Tensor>
{
    internal GELU()
        : base(nameof(GELU))
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => tensor.gelu();
}
