using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>One term of an objective: what is measured, and what it weighs in the loss.</summary>
/// <typeparam name="TPass">What the model made of a batch.</typeparam>
/// <param name="Name">Its name, in records, progress and legends.</param>
/// <param name="Weight">Its weight in the loss; 0 only measures it.</param>
/// <param name="Loss">Its value, a single number, with a gradient if it weighs anything.</param>
/// <param name="MeanOverSamples">Whether the value is a mean over the batch's samples: such a term can be computed piece by piece.</param>
/// <example><code>
/// var factorization = new Term&lt;ShiftPass&gt;("factorization", 1, pass =>
/// {
///     var first = pass.Crops1 - pass.Anchors;
///     var second = pass.Crops2 - pass.Anchors;
///     var cosines = functional.cosine_similarity(first, second, dim: -1);
///     return (cosines - pass.Targets).square().mean();
/// }, MeanOverSamples: true);
/// </code></example>
public sealed record Term<TPass>(string Name, double Weight, Func<TPass, Tensor> Loss, bool MeanOverSamples = false)
{
    /// <summary>The value at a pass, as a tensor without dimensions.</summary>
    /// <exception cref="InvalidOperationException">It cannot be computed, or is not one number.</exception>
    internal Tensor At(TPass pass)
    {
        var value = Computed(pass);
        if (value is null || value.numel() != 1)
        {
            var given = value is null ? "nothing" : $"a tensor of shape [{string.Join(", ", value.shape)}]";
            throw new InvalidOperationException($"The term '{Name}' gave {given}; a loss is one number, the mean for instance.");
        }
        return value.reshape([]);
    }

    /// <exception cref="InvalidOperationException">The value weighs something and has no gradient.</exception>
    internal void RequireGradient(Tensor value)
    {
        if (Weight != 0 && !value.requires_grad)
        {
            throw new InvalidOperationException(
                $"The term '{Name}' has no gradient: compute it from what the model made, without detach, or give it the weight 0."
            );
        }
    }

    private Tensor? Computed(TPass pass)
    {
        try
        {
            return Loss(pass);
        }
        catch (ExternalException error)
        {
            throw new InvalidOperationException($"The term '{Name}' cannot be computed: {error.Message.Split('\n')[0]}.");
        }
    }
}
