using static TorchSharp.torch.nn;

namespace Harmonic.Models;

/// <summary>
/// One linear map to the code and one back, without offsets: it learns the span of the leading principal axes (Baldi and Hornik, 1989), and
/// the decoded sum of two codes is the sum of the decoded codes, exactly.
/// </summary>
/// <param name="size">Numbers a sample, N.</param>
/// <param name="latents">Numbers a code, K.</param>
public sealed class LinearAutoencoder(int size, int latents = 64)
    : Autoencoder(
        nameof(LinearAutoencoder), size, latents,
        () => Linear(size, latents, hasBias: false), () => Linear(latents, size, hasBias: false))
{
    /// <inheritdoc/>
    public override string Description => $"linear autoencoder, {Latents} latents";
}
