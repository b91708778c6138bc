using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;

namespace Harmonic.Experiments;

/// <summary>A model of the comparison: how it is made and what it is trained for.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Make">Makes it for samples of a size.</param>
/// <param name="Harmony">The harmony loss it is trained with; null for none.</param>
/// <param name="Weights">What the parts of that loss weigh in the end.</param>
/// <param name="Adversarial">Whether training ends with counterexamples that are searched for.</param>
public sealed record StudyModel(
    string Name,
    Func<int, Autoencoder> Make,
    IHarmonyLoss? Harmony = null,
    HarmonyWeights? Weights = null,
    bool Adversarial = true
)
{
    /// <summary>What the loss is made of besides the reconstruction, what its codes cost, and harmony.</summary>
    public IReadOnlyList<Term<AutoencoderPass>> Terms { get; init; } = [];
}
