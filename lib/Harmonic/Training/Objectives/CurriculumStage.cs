using Harmonic.Losses;

namespace Harmonic.Training;

/// <summary>What the curriculum asks for at one step.</summary>
/// <param name="Phase">Where the step lies.</param>
/// <param name="Scale">The part of the target weights that holds now, 0 to 1.</param>
/// <param name="Weights">λ_h and λ_d scaled by it; α, β and the margin as they are.</param>
public sealed record CurriculumStage(CurriculumPhase Phase, double Scale, HarmonyWeights Weights);
