using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The update that Adam and AdamW share, in PyTorch's order of operations.</summary>
/// <param name="Beta1">How much of the mean gradient stays, per step.</param>
/// <param name="Beta2">How much of the mean squared gradient stays, per step.</param>
/// <param name="Epsilon">Added to the root of the mean squared gradient.</param>
/// <param name="WeightDecay">How much parameters shrink.</param>
/// <param name="Decoupled">Whether they shrink by themselves (AdamW) rather than through the gradient (Adam).</param>
internal sealed record AdamRule(double Beta1, double Beta2, double Epsilon, double WeightDecay, bool Decoupled)
{
    internal void Update(Parameter parameter, Tensor gradient, Tensor mean, Tensor meanSquare, long step, double rate)
    {
        if (WeightDecay != 0 && Decoupled)
        {
            parameter.mul_(1 - rate * WeightDecay);
        }
        else if (WeightDecay != 0)
        {
            gradient = gradient.add(parameter, WeightDecay);
        }
        mean.mul_(Beta1).add_(gradient, 1 - Beta1);
        meanSquare.mul_(Beta2).addcmul_(gradient, gradient, 1 - Beta2);
        var denominator = meanSquare.sqrt().div_(Math.Sqrt(1 - Math.Pow(Beta2, step))).add_(Epsilon);
        parameter.addcdiv_(mean, denominator, -(rate / (1 - Math.Pow(Beta1, step))));
    }
}
