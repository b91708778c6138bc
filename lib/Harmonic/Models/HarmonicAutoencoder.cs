using static TorchSharp.torch;

namespace Harmonic.Models;

/// <summary>
/// The write-up's model: the indices of the code are frequencies and its numbers are amplitudes, so none is negative (abstract; "Harmonic
/// Autoencoder Architecture"). What makes it harmonic is its training: see <see cref="Training.AutoencoderObjective"/>.
/// </summary>
/// <param name="size">Numbers a sample, N.</param>
/// <param name="latents">Numbers a code, K: as many as there are frequencies.</param>
/// <param name="hidden">Hidden units, H.</param>
/// <param name="offsets">
/// Whether the layers have offsets (biases). Without them a sample twice as loud has a code twice as large, as with amplitudes of waves.
/// </param>
public sealed class HarmonicAutoencoder(int size, int latents = 64, int hidden = 128, bool offsets = false)
    : Autoencoder(
        nameof(HarmonicAutoencoder), TwoLayers(size, hidden, latents, offsets), TwoLayers(latents, hidden, size, offsets), size, latents)
{
    /// <inheritdoc/>
    public override string Description =>
        $"harmonic autoencoder, {Latents} latents, {hidden} hidden, {(offsets ? "offsets" : "no offsets")}";

    private protected override Tensor Encoded(Tensor last) => last.relu();
}
