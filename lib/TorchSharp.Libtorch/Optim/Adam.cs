using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam (Kingma and Ba, 2015); see <see cref="optim.Adam"/>.</summary>
public sealed class Adam : optim.Optimizer
{
    private readonly State[] states;
    private readonly AdamRule rule;

    internal Adam(IEnumerable<Parameter> parameters, double lr, AdamRule rule)
        : base(parameters, lr)
    {
        this.rule = rule;
        states = [.. this.parameters().Select(parameter => new State(Zeros(parameter), Zeros(parameter)))];
    }

    private protected override IEnumerable<OptimizerState> States => states;

    private protected override void Update(int index, Parameter parameter, Tensor gradient, double rate)
    {
        var state = states[index];
        rule.Update(parameter, gradient, state.exp_avg, state.exp_avg_sq, ++state.step, rate);
    }

    private protected override void Free()
    {
        foreach (var state in states)
        {
            state.exp_avg.Dispose();
            state.exp_avg_sq.Dispose();
        }
    }

    /// <summary>What Adam remembers of a parameter.</summary>
    public sealed class State : OptimizerState
    {
        internal State(Tensor first, Tensor second) => (exp_avg, exp_avg_sq) = (first, second);

        /// <summary>How many steps were made.</summary>
        public long step;

        /// <summary>The running mean of gradients.</summary>
        public Tensor exp_avg;

        /// <summary>The running mean of squared gradients.</summary>
        public Tensor exp_avg_sq;
    }
}

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019); see <see cref="optim.AdamW"/>.</summary>
public sealed class AdamW : optim.Optimizer
{
    private readonly State[] states;
    private readonly AdamRule rule;

    internal AdamW(IEnumerable<Parameter> parameters, double lr, AdamRule rule)
        : base(parameters, lr)
    {
        this.rule = rule;
        states = [.. this.parameters().Select(parameter => new State(Zeros(parameter), Zeros(parameter)))];
    }

    private protected override IEnumerable<OptimizerState> States => states;

    private protected override void Update(int index, Parameter parameter, Tensor gradient, double rate)
    {
        var state = states[index];
        rule.Update(parameter, gradient, state.exp_avg, state.exp_avg_sq, ++state.step, rate);
    }

    private protected override void Free()
    {
        foreach (var state in states)
        {
            state.exp_avg.Dispose();
            state.exp_avg_sq.Dispose();
        }
    }

    /// <summary>What AdamW remembers of a parameter.</summary>
    public sealed class State : OptimizerState
    {
        internal State(Tensor first, Tensor second) => (exp_avg, exp_avg_sq) = (first, second);

        /// <summary>How many steps were made.</summary>
        public long step;

        /// <summary>The running mean of gradients.</summary>
        public Tensor exp_avg;

        /// <summary>The running mean of squared gradients.</summary>
        public Tensor exp_avg_sq;
    }
}

/// <summary>The update that Adam and AdamW share, in PyTorch's order of operations.</summary>
internal sealed record AdamRule(double Beta1, double Beta2, double Epsilon, double WeightDecay, bool Decoupled)
{
    internal void Update(Parameter parameter, Tensor gradient, Tensor first, Tensor second, long step, double rate)
    {
        if (WeightDecay != 0 && Decoupled)
        {
            parameter.mul_(1 - rate * WeightDecay);
        }
        else if (WeightDecay != 0)
        {
            gradient = gradient.add(parameter, WeightDecay);
        }
        first.mul_(Beta1).add_(gradient, 1 - Beta1);
        second.mul_(Beta2).addcmul_(gradient, gradient, 1 - Beta2);
        var denominator = second.sqrt().div_(Math.Sqrt(1 - Math.Pow(Beta2, step))).add_(Epsilon);
        parameter.addcdiv_(first, denominator, -(rate / (1 - Math.Pow(Beta1, step))));
    }
}
