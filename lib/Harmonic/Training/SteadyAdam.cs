using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>
/// Adam (Kingma and Ba, arXiv 1412.6980) with TorchSharp's own arithmetic and state, to the last bit, whose numbers stay alive until
/// libtorch has read them.
/// </summary>
/// <remarks>
/// TorchSharp 0.107 hands the address of a <c>Scalar</c> to libtorch and keeps no hold of it: a garbage collection at that moment frees
/// what libtorch is about to read, and the step fails or, worse, is another one. A step of Adam makes hundreds of them.
/// </remarks>
/// <param name="parameters">What is learned; those without a gradient are left as they are.</param>
/// <param name="learningRate">The step size, above 0.</param>
public sealed class SteadyAdam(IEnumerable<Parameter> parameters, double learningRate) : Adam(parameters, learningRate)
{
    /// <inheritdoc/>
    public override Tensor step(Func<Tensor>? closure = null) => _step<ParamGroup>(Step, closure);

    private void Step(ParamGroup group)
    {
        var options = (Options)group.Options;
        var (first, second, rate) = (options.beta1!.Value, options.beta2!.Value, options.LearningRate!.Value);
        using TorchSharp.Scalar one = 1,
            epsilon = options.eps!.Value;
        using TorchSharp.Scalar keepFirst = first,
            newFirst = 1 - first,
            keepSecond = second,
            newSecond = 1 - second;
        foreach (var parameter in group.Parameters)
        {
            if (parameter.grad is not { } gradient)
            {
                continue;
            }
            var state = (State)_state[parameter.Handle];
            state.step++;
            using TorchSharp.Scalar root = Math.Sqrt(1 - Math.Pow(second, state.step));
            using TorchSharp.Scalar stride = -rate / (1 - Math.Pow(first, state.step));
            state.exp_avg.mul_(keepFirst).add_(gradient, newFirst);
            state.exp_avg_sq.mul_(keepSecond).addcmul_(gradient, gradient, newSecond);
            using var spread = state.exp_avg_sq.sqrt();
            parameter.addcdiv_(state.exp_avg, spread.div_(root).add_(epsilon, one), stride);
        }
    }
}
