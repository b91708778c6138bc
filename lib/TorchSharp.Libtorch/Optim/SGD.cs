using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Gradient descent, with momentum if wanted; see <see cref="optim.SGD"/>.</summary>
public sealed class SGD : OptimizerHelper
{
    internal SGD(IEnumerable<Parameter> parameters, double lr, Rule rule)
        : base(parameters, lr, _ => new State(rule))
    {
    }

    internal sealed record Rule(double Momentum, double Dampening, double WeightDecay, bool Nesterov);

    /// <summary>What gradient descent remembers of a parameter.</summary>
    public sealed class State : OptimizerState
    {
        private readonly Rule rule;

        internal State(Rule rule) => this.rule = rule;

        /// <summary>The running direction; null before the first step with momentum.</summary>
        public Tensor? momentum_buffer;

        internal override void Update(Parameter parameter, Tensor gradient, double rate)
        {
            var direction = rule.WeightDecay == 0 ? gradient : gradient.add(parameter, rule.WeightDecay);
            parameter.add_(rule.Momentum == 0 ? direction : WithMomentum(direction), -rate);
        }

        internal override void Free() => momentum_buffer?.Dispose();

        private Tensor WithMomentum(Tensor direction)
        {
            momentum_buffer = momentum_buffer is null
                ? direction.clone().DetachFromDisposeScope()
                : momentum_buffer.mul_(rule.Momentum).add_(direction, 1 - rule.Dampening);
            return rule.Nesterov ? direction.add(momentum_buffer, rule.Momentum) : momentum_buffer;
        }
    }
}
