using Harmonic.Losses;
using Harmonic.Models;

namespace Harmonic.Experiments;

/// <summary>A model of "Is it harmony?": how it is made, and what it learns counterexamples by.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Make">
/// Makes the model for samples of a size, and what tells it counterexamples from valid samples, from a seed; null for a model that never
/// sees a counterexample.
/// </param>
/// <param name="Weights">What the parts of the loss weigh in the end.</param>
/// <param name="Trained">Whether it is trained at all.</param>
public sealed record Control(
    string Name,
    Func<int, long, (Autoencoder Model, IHarmonyLoss? Loss)> Make,
    HarmonyWeights Weights,
    bool Trained = true
);
