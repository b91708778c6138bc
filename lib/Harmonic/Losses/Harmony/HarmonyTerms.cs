using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>
/// The loss of a batch and what it is made of, each a single number; the parts carry no gradient, and are 0 without such inputs.
/// </summary>
/// <param name="Loss">What is minimised.</param>
/// <param name="Reconstruction">The mean reconstruction error of valid inputs.</param>
/// <param name="ValidScore">The mean harmony score of valid inputs.</param>
/// <param name="InvalidScore">The mean harmony score of invalid inputs.</param>
public sealed record HarmonyTerms(Tensor Loss, Tensor Reconstruction, Tensor ValidScore, Tensor InvalidScore);
