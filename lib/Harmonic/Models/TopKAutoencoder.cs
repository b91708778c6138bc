using static TorchSharp.torch;

namespace Harmonic.Models;

/// <summary>
/// A non-negative code of which the largest few numbers are kept and the rest are 0 (Makhzani and Frey, 2014; Gao et al., 2024).
/// </summary>
/// <param name="size">Numbers a sample, N.</param>
/// <param name="kept">How many numbers of a code are kept.</param>
/// <param name="latents">Numbers a code, K.</param>
/// <param name="hidden">Hidden units, H.</param>
public sealed class TopKAutoencoder(int size, int kept, int latents = 64, int hidden = 128)
    : Autoencoder(nameof(TopKAutoencoder), Layers(size, hidden, latents), Layers(latents, hidden, size), size, latents)
{
    private readonly int kept =
        kept >= 1 && kept <= latents
            ? kept
            : throw new ArgumentOutOfRangeException(nameof(kept), kept, $"Of {latents} latents 1 to {latents} can be kept.");

    /// <inheritdoc/>
    public override string Description => $"top-{kept} autoencoder, {Latents} latents, {hidden} hidden";

    /// <inheritdoc/>
    protected override Tensor Encoded(Tensor last)
    {
        var codes = last.relu(); // B × K
        var (largest, places) = codes.topk(kept, 1); // B × kept
        return zeros_like(codes).scatter(1, places, largest);
    }
}
