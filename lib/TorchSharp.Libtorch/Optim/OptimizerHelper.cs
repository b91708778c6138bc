using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>An optimizer whose memory can be looked at; TorchSharp puts <see cref="state_dict"/> on this class.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private protected OptimizerHelper(IEnumerable<Parameter> parameters, double lr, Func<Parameter, OptimizerState> remember)
        : base(parameters, lr, remember)
    {
    }

    /// <summary>What it remembers, in the parameters' order: the states themselves, so that a change is a change of the optimizer.</summary>
    public virtual StateDictionary state_dict() => States;
}
