using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>What a model is trained for: it makes the batch of a step, and the gradient of its loss.</summary>
public interface IObjective
{
    /// <summary>The model whose parameters are learned.</summary>
    nn.Module Model { get; }

    /// <summary>The model, the data and the weights of the loss in a line; a checkpoint belongs to the run with the same line.</summary>
    string Description { get; }

    /// <summary>What is measured at each step; the loss first.</summary>
    IReadOnlyList<string> Metrics { get; }

    /// <summary>
    /// Sets every parameter's gradient for a step (0, 1, …) and returns the metrics, one number each, without a gradient.
    /// </summary>
    /// <remarks>The step alone decides which batch is used, so that a resumed run sees what an uninterrupted one would have seen.</remarks>
    Tensor Differentiate(long step);
}
