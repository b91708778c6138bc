using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>A matrix that never changes, as a tensor of whatever type and on whatever device it is asked for.</summary>
/// <remarks>One small tensor for each type and device lives as long as the measure it belongs to; the finalizer frees it.</remarks>
internal sealed class ConstantMatrix(double[,] values)
{
    private readonly ConcurrentDictionary<(ScalarType Type, string Device), Tensor> copies = new();

    internal double[,] Values => values;

    /// <summary>The matrix in the type and on the device of <paramref name="other"/>; not to be disposed of.</summary>
    internal Tensor Like(Tensor other) => copies.GetOrAdd((other.dtype, other.device.ToString()), _ => Made(other));

    private Tensor Made(Tensor other)
    {
        // A tensor made in inference mode could not take part in a gradient later.
        using var _ = inference_mode(false);
        using var scope = NewDisposeScope();
        return tensor(values).to(other.dtype).to(other.device).DetachFromDisposeScope();
    }
}
