using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Gradient descent, with momentum if wanted; see <see cref="optim.SGD"/>.</summary>
public sealed class SGD : optim.Optimizer
{
    private readonly State[] states;
    private readonly double momentum, dampening, weightDecay;
    private readonly bool nesterov;

    internal SGD(IEnumerable<Parameter> parameters, double lr, double momentum, double dampening, double weightDecay, bool nesterov)
        : base(parameters, lr)
    {
        (this.momentum, this.dampening, this.weightDecay, this.nesterov) = (momentum, dampening, weightDecay, nesterov);
        states = [.. this.parameters().Select(_ => new State())];
    }

    private protected override IEnumerable<OptimizerState> States => states;

    private protected override void Update(int index, Parameter parameter, Tensor gradient, double rate)
    {
        var direction = weightDecay == 0 ? gradient : gradient.add(parameter, weightDecay);
        if (momentum != 0)
        {
            var state = states[index];
            if (state.momentum_buffer is null)
            {
                state.momentum_buffer = direction.clone().DetachFromDisposeScope();
            }
            else
            {
                state.momentum_buffer.mul_(momentum).add_(direction, 1 - dampening);
            }
            direction = nesterov ? direction.add(state.momentum_buffer, momentum) : state.momentum_buffer;
        }
        parameter.add_(direction, -rate);
    }

    private protected override void Free()
    {
        foreach (var state in states)
        {
            state.momentum_buffer?.Dispose();
        }
    }

    /// <summary>What gradient descent remembers of a parameter.</summary>
    public sealed class State : OptimizerState
    {
        internal State()
        {
        }

        /// <summary>The running direction; null before the first step with momentum.</summary>
        public Tensor? momentum_buffer;
    }
}
