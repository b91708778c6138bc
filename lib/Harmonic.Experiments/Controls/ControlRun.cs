namespace Harmonic.Experiments;

/// <summary>One trained model of a comparison of controls and what was measured of it.</summary>
/// <param name="Control">The model's name in tables.</param>
/// <param name="Seed">Decided weights, data and the places of what is put at random.</param>
/// <param name="Objective">Model, data, weights of the loss and what else decides the numbers, in a line.</param>
/// <param name="Steps">How many training steps.</param>
/// <param name="Samples">How many held-out samples of a kind.</param>
/// <param name="Parameters">How many numbers were learned.</param>
/// <param name="Seconds">How long training took.</param>
/// <param name="Scores">What was measured.</param>
/// <typeparam name="TScores">What is measured of a model.</typeparam>
public sealed record ControlRun<TScores>(
    string Control,
    long Seed,
    string Objective,
    int Steps,
    int Samples,
    long Parameters,
    double Seconds,
    TScores Scores
) : IModelRun<TScores>
{
    string IModelRun<TScores>.Model => Control;

    object IStudyRun.Key => (Control, Seed);
}
