using Harmonic.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>A model whose code is the sample itself: what can be read off without any encoder.</summary>
/// <param name="size">Numbers a sample, and a code.</param>
internal sealed class Unchanged(int size) : Autoencoder(nameof(Unchanged), Same(size), Same(size), size, size)
{
    /// <inheritdoc/>
    public override string Description => "the input itself";

    private static Module<Tensor, Tensor> Same(int size)
    {
        var layer = Linear(size, size, hasBias: false);
        using var _ = no_grad();
        using var identity = eye(size);
        layer.weight.copy_(identity);
        return layer;
    }
}
