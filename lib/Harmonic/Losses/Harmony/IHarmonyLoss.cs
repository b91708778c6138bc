using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>
/// A loss that makes the latents of valid inputs harmonic and those of invalid inputs dissonant. Letters: B inputs, K indices.
/// </summary>
public interface IHarmonyLoss
{
    /// <summary>The loss in a line, for run records.</summary>
    string Description { get; }

    /// <summary>αH − βD of each latent (B): the larger, the more harmonic.</summary>
    /// <param name="amplitudes">B × K, none negative.</param>
    /// <param name="weights">Of which α and β count.</param>
    Tensor Score(Tensor amplitudes, HarmonyWeights weights);

    /// <summary>The loss of a batch, the mean over its inputs.</summary>
    /// <param name="amplitudes">B × K, none negative.</param>
    /// <param name="errors">The reconstruction error of each input (B).</param>
    /// <param name="valid">Whether each input is valid (B, Boolean).</param>
    /// <param name="weights">What each part weighs.</param>
    HarmonyTerms Terms(Tensor amplitudes, Tensor errors, Tensor valid, HarmonyWeights weights);
}
