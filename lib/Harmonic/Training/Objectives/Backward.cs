using System.Runtime.InteropServices;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>Back through the graph of a loss, with what goes wrong on the way in a sentence.</summary>
internal static class Backward
{
    /// <summary>A step can be learned from: gradients are computed, and a layer is learned.</summary>
    /// <exception cref="InvalidOperationException">Training runs within no_grad or inference_mode, or every layer is frozen.</exception>
    internal static void Require(nn.Module model)
    {
        if (!is_grad_enabled())
        {
            throw new InvalidOperationException(
                "Training runs within no_grad or inference_mode, where nothing is learned: end that first."
            );
        }
        if (!model.parameters().Any(parameter => parameter.requires_grad))
        {
            throw new InvalidOperationException($"Every layer of {model.Title()} is frozen: unfreeze one by requires_grad_().");
        }
    }

    /// <summary>What the model made has a way back to what is learned.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    internal static void Require(nn.Module model, Tensor made)
    {
        if (!made.requires_grad)
        {
            throw new InvalidOperationException(
                $"What {model.Title()} makes has no gradient: every layer that it used is frozen, or it detaches its result."
            );
        }
    }

    /// <summary>Adds to the gradients of what a loss depends on, or of <paramref name="leaves"/> alone.</summary>
    /// <exception cref="InvalidOperationException">There is no way back, or a function on it failed.</exception>
    internal static void From(Tensor loss, params Tensor[] leaves)
    {
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

    /// <summary>
    /// The gradient of a loss, or of anything <paramref name="towards"/> a direction, by parameters; null for what it does not depend on.
    /// </summary>
    /// <remarks>Where libtorch refuses, the process ends: what a step does is tried by <see cref="From"/> first.</remarks>
    internal static Tensor?[] Gradients(Tensor loss, IList<Tensor> parameters, Tensor? towards = null)
    {
        if (!loss.requires_grad)
        {
            return new Tensor?[parameters.Count];
        }
        var gradients = autograd.grad([loss], parameters, towards is null ? null : [towards], allow_unused: true);
        return [.. gradients.Select(gradient => gradient.IsInvalid ? null : gradient)];
    }
}
