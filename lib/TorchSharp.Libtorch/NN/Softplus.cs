using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>log(1 + e^(βx)) / β.</summary>
public sealed class Softplus : Module<Tensor, Tensor>
{
    internal Softplus(double beta, double threshold)
        : base(nameof(Softplus))
    {
        (this.beta, this.threshold) = (beta, threshold);
    }

    /// <summary>How sharp the bend is.</summary>
    public double beta { get; set; }

    /// <summary>Above it, times β, the function is x itself.</summary>
    public double threshold { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => tensor.softplus(beta, threshold);
}
