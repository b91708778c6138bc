using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>Back through the graph of a loss, with what goes wrong on the way in a sentence.</summary>
internal static class Backward
{
    /// <summary>Adds to the gradients of what a loss depends on, or of <paramref name="leaves"/> alone.</summary>
    /// <exception cref="InvalidOperationException">There is no way back, or a function on it failed.</exception>
    internal static void From(Tensor loss, params Tensor[] leaves)
    {
        if (!loss.requires_grad)
        {
            throw new InvalidOperationException(
                "The loss has no gradient: every layer is frozen, or training runs within no_grad or inference_mode."
            );
        }
        try
        {
            if (leaves.Length == 0)
            {
                loss.backward();
            }
            else
            {
                autograd.backward([loss], inputs: leaves);
            }
        }
        catch (ExternalException error)
        {
            throw new InvalidOperationException($"The step's gradient cannot be computed: {error.Message.Split('\n')[0]}");
        }
    }
}
