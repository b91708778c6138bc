namespace Harmonic.Models;

/// <summary>The baseline: two layers to the code, two layers back, and nothing asked of the code (Hinton and Salakhutdinov, 2006).</summary>
/// <param name="size">Numbers a sample, N.</param>
/// <param name="latents">Numbers a code, K.</param>
/// <param name="hidden">Hidden units, H.</param>
public sealed class PlainAutoencoder(int size, int latents = 64, int hidden = 128)
    : Autoencoder(nameof(PlainAutoencoder), TwoLayers(size, hidden, latents), TwoLayers(latents, hidden, size), size, latents)
{
    /// <inheritdoc/>
    public override string Description => $"autoencoder, {Latents} latents, {hidden} hidden";
}
