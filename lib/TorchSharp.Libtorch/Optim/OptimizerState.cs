using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter.</summary>
public abstract class OptimizerState
{
    private protected OptimizerState()
    {
    }

    /// <summary>Changes the parameter along its gradient, once.</summary>
    internal abstract void Update(Parameter parameter, Tensor gradient, double rate);

    /// <summary>Frees what is remembered.</summary>
    internal abstract void Free();

    private protected static Tensor Zeros(Parameter parameter) => zeros_like(parameter).DetachFromDisposeScope();
}
