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
