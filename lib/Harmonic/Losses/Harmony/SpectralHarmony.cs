using MathNet.Numerics.LinearAlgebra;
using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>The cosine of two amplitude-weighted spectra (write-up, section 3.3).</summary>
public static class SpectralHarmony
{
    /// <summary>
    /// Of each two rows (B); in [−1, 1], in [0, 1] where nothing is negative. 0, with a zero gradient, if either is silent.
    /// </summary>
    /// <param name="first">Spectra (B × N).</param>
    /// <param name="second">Spectra (B × N).</param>
    /// <param name="firstAmplitudes">What to weigh the first with (B × N, or B × 1 for one number a spectrum); null for 1.</param>
    /// <param name="secondAmplitudes">What to weigh the second with.</param>
    /// <exception cref="ArgumentException">The spectra are not of one shape [B, N] with at least one number.</exception>
    public static Tensor Of(Tensor first, Tensor second, Tensor? firstAmplitudes = null, Tensor? secondAmplitudes = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.dim() != 2 || first.numel() == 0 || !first.shape.SequenceEqual(second.shape))
        {
            throw new ArgumentException(
                "Spectral harmony takes two spectra of one shape [B, N] with B and N > 0, not "
                    + $"[{string.Join(", ", first.shape)}] and [{string.Join(", ", second.shape)}]."
            );
        }
        using var scope = NewDisposeScope();
        var a = Amplitudes.ToUnit(firstAmplitudes is null ? first : first * firstAmplitudes); // B × N
        var b = Amplitudes.ToUnit(secondAmplitudes is null ? second : second * secondAmplitudes); // B × N
        var squares = a.square().sum(1) * b.square().sum(1); // B; at least 1 where both sound
        var cosines = (a * b).sum(1) / Amplitudes.OrOne(squares).sqrt();
        return scope.MoveToOuter(where(squares < 0.5, zeros_like(cosines), cosines));
    }

    /// <summary>
    /// The spectral harmony of every two indices of a grid, each standing for a harmonic tone on it, as a quadratic form of the amplitudes.
    /// </summary>
    /// <param name="grid">The frequencies, all positive.</param>
    /// <param name="partials">How many harmonics the tone of an index has.</param>
    /// <exception cref="ArgumentException">The grid is the write-up's, or there is no partial.</exception>
    public static PairwiseMeasure Measure(FrequencyGrid grid, int partials = 6)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentOutOfRangeException.ThrowIfLessThan(partials, 1);
        var tones = grid.Positive("spectral harmony")
            .Distinct()
            .ToDictionary(f => f, f => Vector<double>.Build.Dense(grid.Tone(f, partials)).Normalize(2));
        return PairwiseMeasure.Of(
            $"spectral harmony of tones of {partials} partials, {grid.Description}",
            [.. grid.Frequencies],
            (f1, f2) => tones[f1] * tones[f2]
        );
    }
}
