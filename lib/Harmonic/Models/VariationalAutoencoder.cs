using static TorchSharp.torch;

namespace Harmonic.Models;

/// <summary>
/// A code with noise of a learned size, drawn towards the standard normal distribution by β times the Kullback-Leibler divergence
/// (Higgins et al., 2017). Its codes are the means.
/// </summary>
/// <param name="size">Numbers a sample, N.</param>
/// <param name="beta">β, beside a squared reconstruction error that is relative to the samples' power.</param>
/// <param name="latents">Numbers a code, K.</param>
/// <param name="hidden">Hidden units, H.</param>
public sealed class VariationalAutoencoder(int size, double beta, int latents = 64, int hidden = 128)
    : Autoencoder(nameof(VariationalAutoencoder), Layers(size, hidden, 2 * latents), Layers(latents, hidden, size), size, latents)
{
    /// <inheritdoc/>
    public override string Description => $"variational autoencoder, β {beta:R}, {Latents} latents, {hidden} hidden";

    /// <inheritdoc/>
    public override AutoencoderPass Train(Tensor samples, long step)
    {
        var parts = LastLayer(samples).chunk(2, 1);
        var (means, logVariances) = (parts[0], parts[1]); // B × K each
        using var generator = new Generator((ulong)step, samples.device);
        var noise = randn(means.shape, device: samples.device, generator: generator);
        var codes = means + (logVariances / 2).exp() * noise;
        var divergence = (means.square() + logVariances.exp() - 1 - logVariances).sum(1).mean() / 2;
        return new AutoencoderPass(samples, codes, Decode(codes), divergence * beta);
    }

    /// <inheritdoc/>
    protected override Tensor Encoded(Tensor last) => last.narrow(1, 0, Latents);
}
