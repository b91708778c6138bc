using static TorchSharp.torch;

namespace Harmonic.Models;

/// <summary>A non-negative code that is kept sparse by the price of its sum (Ng, 2011; Bricken et al., 2023).</summary>
/// <param name="size">Numbers a sample, N.</param>
/// <param name="price">The weight of the code's L1 norm.</param>
/// <param name="latents">Numbers a code, K.</param>
/// <param name="hidden">Hidden units, H.</param>
/// <param name="shortcut">Whether it has the layers of the harmonic autoencoder: a linear map beside the two, and no offsets.</param>
public sealed class SparseAutoencoder(int size, double price, int latents = 64, int hidden = 128, bool shortcut = false)
    : Autoencoder(
        nameof(SparseAutoencoder),
        Layers(size, hidden, latents, shortcut),
        Layers(latents, hidden, size, shortcut),
        size,
        latents
    )
{
    /// <inheritdoc/>
    public override string Description =>
        $"sparse autoencoder, L1 {price:R}, {Latents} latents, {hidden} hidden{(shortcut ? ", shortcut layers" : "")}";

    /// <inheritdoc/>
    public override AutoencoderPass Train(Tensor samples, long step)
    {
        var pass = base.Train(samples, step);
        return pass with { Penalty = pass.Codes.sum(1).mean() * price };
    }

    /// <inheritdoc/>
    protected override Tensor Encoded(Tensor last) => last.relu();
}
