using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019); see <see cref="optim.AdamW"/>.</summary>
public sealed class AdamW : OptimizerHelper
{
    internal AdamW(IEnumerable<Parameter> parameters, double lr, AdamRule rule)
        : base(parameters, lr, parameter => new State(parameter, rule))
    {
    }

    /// <summary>What AdamW remembers of a parameter.</summary>
    public sealed class State : OptimizerState
    {
        private readonly AdamRule rule;

        internal State(Parameter parameter, AdamRule rule) => (this.rule, exp_avg, exp_avg_sq) = (rule, Zeros(parameter), Zeros(parameter));

        /// <summary>How many steps were made.</summary>
        public long step;

        /// <summary>The running mean of gradients.</summary>
        public Tensor exp_avg;

        /// <summary>The running mean of squared gradients.</summary>
        public Tensor exp_avg_sq;

        internal override void Update(Parameter parameter, Tensor gradient, double rate) =>
            rule.Update(parameter, gradient, exp_avg, exp_avg_sq, ++step, rate);

        internal override void Free()
        {
            exp_avg.Dispose();
            exp_avg_sq.Dispose();
        }
    }
}
