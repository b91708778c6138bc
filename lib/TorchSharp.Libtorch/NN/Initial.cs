using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>PyTorch's starting values, drawn in PyTorch's order.</summary>
internal static class Initial
{
    /// <summary>Both uniform in ±1/√(inputs per output), as <c>kaiming_uniform_(a=√5)</c> makes them.</summary>
    internal static (Parameter Weight, Parameter? Bias) WeightAndBias(long[] shape, long biases)
    {
        // PyTorch's gain √(2/(1 + 5)) and bound √3·gain/√n: 1/√n, rounded as PyTorch rounds it.
        var inputs = shape.Skip(1).Aggregate(1L, (product, length) => product * length);
        var bound = Math.Sqrt(3.0) * (Math.Sqrt(2.0 / (1 + Math.Pow(Math.Sqrt(5), 2))) / Math.Sqrt(inputs));
        var weight = Uniform(shape, bound);
        return (weight, biases > 0 ? Uniform([biases], 1 / Math.Sqrt(inputs)) : null);
    }

    private static Parameter Uniform(long[] shape, double bound)
    {
        using var values = empty(shape);
        return new Parameter(values.uniform_(-bound, bound));
    }
}
