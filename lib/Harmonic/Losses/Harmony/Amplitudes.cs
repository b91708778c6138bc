using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>What every measure asks of the latents it is given.</summary>
internal static class Amplitudes
{
    /// <summary>A latent without an amplitude above this is silent: nothing sounds, and every measure is 0.</summary>
    internal const double Silence = 1e-30;

    /// <exception cref="ArgumentException">Not B × <paramref name="count"/> numbers with B > 0, or one is negative.</exception>
    internal static void Require(Tensor amplitudes, int count)
    {
        ArgumentNullException.ThrowIfNull(amplitudes);
        if (amplitudes.dim() != 2 || amplitudes.size(0) == 0 || amplitudes.size(1) != count)
        {
            throw new ArgumentException(
                $"The measure takes amplitudes of shape [B, {count}] with B > 0, one column a frequency, not "
                    + $"[{string.Join(", ", amplitudes.shape)}]."
            );
        }
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var least = amplitudes.min().ToDouble();
        if (least < 0) // a latent that is not a number passes: the training loop reports it as what it is
        {
            throw new ArgumentException($"An amplitude is {least:G4}; amplitudes are 0 or more. End the encoder with softplus or ReLU.");
        }
    }

    /// <summary>
    /// Each row divided by its largest magnitude, so that its squares neither overflow nor vanish; a silent row stays as it is.
    /// </summary>
    /// <remarks>For measures that do not see scale: the divisor is a constant, and the gradient right all the same.</remarks>
    internal static Tensor ToUnit(Tensor rows) => rows / OrOne(rows.detach().abs().amax([1], keepdim: true));

    /// <summary>Each row's <paramref name="total"/> (B), or 1 where it is silence, so that a division by it is defined.</summary>
    internal static Tensor OrOne(Tensor total) => where(total > Silence, total, ones_like(total));
}
