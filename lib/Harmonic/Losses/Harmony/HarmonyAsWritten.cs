using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>
/// The measures of sections 3.1 to 3.4 and the <c>harmony_loss</c> of section 4.1, operation by operation as the write-up's PyTorch code
/// has them, its defects included: one sample, one pair, a loop. To see what they do; training uses the measures beside them.
/// </summary>
public static class HarmonyAsWritten
{
    private const double Active = 1e-6;

    /// <summary>Section 3.1: minus the distance of the ratio to the nearest of 1, 1.5, 2, 2.5 and 3, times both amplitudes.</summary>
    /// <remarks>Infinite or undefined where a frequency is 0.</remarks>
    public static Tensor RatioHarmony(Tensor f1, Tensor f2, Tensor a1, Tensor a2)
    {
        ArgumentNullException.ThrowIfNull(f1);
        ArgumentNullException.ThrowIfNull(f2);
        ArgumentNullException.ThrowIfNull(a1);
        ArgumentNullException.ThrowIfNull(a2);
        using var scope = NewDisposeScope();
        var ratio = f1.maximum(f2) / f1.minimum(f2);
        var simple = tensor([1.0, 1.5, 2.0, 2.5, 3.0]).to(f1.dtype).to(f1.device); // 5
        return scope.MoveToOuter(-(ratio - simple).abs().min() * a1 * a2);
    }

    /// <summary>Section 3.2: the Plomp-Levelt curve with a critical bandwidth of 1.72 · f̄ · 10⁻³, times both amplitudes.</summary>
    public static Tensor Dissonance(Tensor f1, Tensor f2, Tensor a1, Tensor a2)
    {
        ArgumentNullException.ThrowIfNull(f1);
        ArgumentNullException.ThrowIfNull(f2);
        ArgumentNullException.ThrowIfNull(a1);
        ArgumentNullException.ThrowIfNull(a2);
        using var scope = NewDisposeScope();
        var bandwidth = 1.72 * (f1 + f2) / 2 * 0.001;
        var s = (f2 - f1).abs() / bandwidth;
        return scope.MoveToOuter(((-3.5 * s).exp() - (-5.75 * s).exp()) * a1 * a2);
    }

    /// <summary>Section 3.3: the cosine of two amplitude-weighted spectra, with 10⁻⁸ added to the product of the norms.</summary>
    public static Tensor SpectralHarmony(Tensor spectrum1, Tensor spectrum2, Tensor amplitude1, Tensor amplitude2)
    {
        ArgumentNullException.ThrowIfNull(spectrum1);
        ArgumentNullException.ThrowIfNull(spectrum2);
        ArgumentNullException.ThrowIfNull(amplitude1);
        ArgumentNullException.ThrowIfNull(amplitude2);
        using var scope = NewDisposeScope();
        var (weighted1, weighted2) = (spectrum1 * amplitude1, spectrum2 * amplitude2);
        return scope.MoveToOuter((weighted1 * weighted2).sum() / (weighted1.norm() * weighted2.norm() + 1e-8));
    }

    /// <summary>
    /// Section 3.4: minus the amplitude-weighted distance, in Hz, of each frequency to the nearest of the first F multiples of the first
    /// one, F being how many frequencies there are.
    /// </summary>
    /// <param name="frequencies">F, at least one.</param>
    /// <param name="amplitudes">F.</param>
    /// <exception cref="ArgumentException">The two are not of one shape [F] with F > 0.</exception>
    public static Tensor Alignment(Tensor frequencies, Tensor amplitudes)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        ArgumentNullException.ThrowIfNull(amplitudes);
        if (frequencies.dim() != 1 || frequencies.size(0) == 0 || !frequencies.shape.SequenceEqual(amplitudes.shape))
        {
            throw new ArgumentException(
                "The write-up's alignment takes frequencies and amplitudes of one shape [F] with F > 0, not "
                    + $"[{string.Join(", ", frequencies.shape)}] and [{string.Join(", ", amplitudes.shape)}]."
            );
        }
        using var scope = NewDisposeScope();
        var harmonics = arange(1, frequencies.size(0) + 1, device: frequencies.device) * frequencies[0]; // F
        var deviations = (frequencies.unsqueeze(1) - harmonics).abs().min(1).Item1; // F
        return scope.MoveToOuter(-(deviations * amplitudes).sum() / (amplitudes.sum() + 1e-8));
    }

    /// <summary>
    /// Section 4.1's <c>harmony_loss</c>: α · alignment − Σ_{i&lt;j} β · dissonance over the indices above 10⁻⁶, which are their
    /// frequencies.
    /// </summary>
    /// <param name="latent">One latent (K).</param>
    /// <param name="alpha">α.</param>
    /// <param name="beta">β.</param>
    /// <returns>A single number; 0 where no index is active.</returns>
    /// <exception cref="ArgumentException">The latent is not of shape [K].</exception>
    public static Tensor Loss(Tensor latent, double alpha = 1, double beta = 0.5)
    {
        ArgumentNullException.ThrowIfNull(latent);
        if (latent.dim() != 1)
        {
            throw new ArgumentException(
                $"The write-up's harmony_loss takes one latent of shape [K], not [{string.Join(", ", latent.shape)}]; "
                    + $"{nameof(HarmonyLossAsWritten)} takes a batch.",
                nameof(latent)
            );
        }
        using var scope = NewDisposeScope();
        var mask = latent > Active;
        var frequencies = arange(latent.size(0), dtype: latent.dtype, device: latent.device).masked_select(mask);
        var amplitudes = latent.masked_select(mask);
        if (frequencies.size(0) == 0)
        {
            return scope.MoveToOuter(zeros([], dtype: latent.dtype, device: latent.device));
        }
        var aligned = alpha * Alignment(frequencies, amplitudes);
        var dissonance = zeros([], dtype: latent.dtype, device: latent.device);
        for (var i = 0; i < frequencies.size(0); i++)
        {
            for (var j = i + 1; j < frequencies.size(0); j++)
            {
                dissonance = dissonance + beta * Dissonance(frequencies[i], frequencies[j], amplitudes[i], amplitudes[j]);
            }
        }
        return scope.MoveToOuter(aligned - dissonance);
    }
}
