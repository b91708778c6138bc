using static TorchSharp.torch;

namespace Harmonic.Models;

/// <summary>
/// The write-up's model: the indices of the code are frequencies and its numbers are amplitudes, so none is negative (abstract; "Harmonic
/// Autoencoder Architecture"). What makes it harmonic is its training: see <see cref="Training.AutoencoderObjective"/>.
/// </summary>
/// <remarks>
/// The write-up leaves the layers open. Here both halves are a linear map with a correction, and have no offsets: a sample twice as loud
/// has a code twice as large, and the decoder adds indices up nearly as waves do.
/// </remarks>
/// <param name="size">Numbers a sample, N.</param>
/// <param name="latents">Numbers a code, K: as many as there are frequencies.</param>
/// <param name="hidden">Hidden units of each correction, H; 82 make it as large as the other models are with 128.</param>
/// <param name="shortcut">Whether there is the linear map; without it the layers are those of the other models, offsets included.</param>
public sealed class HarmonicAutoencoder(int size, int latents = 64, int hidden = 82, bool shortcut = true)
    : Autoencoder(
        nameof(HarmonicAutoencoder),
        Layers(size, hidden, latents, shortcut),
        Layers(latents, hidden, size, shortcut),
        size,
        latents
    )
{
    /// <inheritdoc/>
    public override string Description =>
        $"harmonic autoencoder, {Latents} latents, {hidden} hidden{(shortcut ? ", shortcut layers" : "")}";

    /// <inheritdoc/>
    protected override Tensor Encoded(Tensor last) => last.relu();
}
