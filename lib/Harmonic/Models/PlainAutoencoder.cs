namespace Harmonic.Models;

/// <summary>
/// The baseline: two layers to the code, two layers back, and nothing asked of the code (Hinton and Salakhutdinov, 2006).
/// </summary>
/// <param name="size">Numbers a sample, N.</param>
/// <param name="latents">Numbers a code, K.</param>
/// <param name="hidden">Hidden units, H.</param>
/// <param name="shortcut">Whether it has the layers of the harmonic autoencoder: a linear map beside the two, and no offsets.</param>
public sealed class PlainAutoencoder(int size, int latents = 64, int hidden = 128, bool shortcut = false)
    : Autoencoder(nameof(PlainAutoencoder), Layers(size, hidden, latents, shortcut), Layers(latents, hidden, size, shortcut), size, latents)
{
    /// <inheritdoc/>
    public override string Description => $"autoencoder, {Latents} latents, {hidden} hidden{(shortcut ? ", shortcut layers" : "")}";
}
