using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Harmonic.Models;

/// <summary>
/// One linear map to the code and one back, without offsets: it learns the span of the leading principal axes (Baldi and Hornik, 1989), and
/// the decoded sum of two codes is the sum of the decoded codes, exactly.
/// </summary>
/// <param name="size">Numbers a sample, N.</param>
/// <param name="latents">Numbers a code, K.</param>
public sealed class LinearAutoencoder(int size, int latents = 64)
    : Autoencoder(nameof(LinearAutoencoder), Layer(size, latents), Layer(latents, size), size, latents)
{
    /// <inheritdoc/>
    public override string Description => $"linear autoencoder, {Latents} latents";

    private static Linear Layer(int inputs, int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        return Linear(inputs, outputs, hasBias: false);
    }
}
