namespace Harmonic.Experiments;

/// <summary>
/// How many of the parts found in a code by <see cref="Codebook.Decompose"/> are there. As many parts are asked for as there are, so that
/// precision and recall are one number.
/// </summary>
/// <param name="CodebookSize">How many parts the codebook has.</param>
/// <param name="OfSum">In the sum of the parts' codes, in [0, 1].</param>
/// <param name="OfMixture">In the code of the parts' true mixture, in [0, 1].</param>
public sealed record DecompositionScore(int CodebookSize, double OfSum, double OfMixture);
