namespace Harmonic.Experiments;

/// <summary>One trained model of the comparison and what was measured of it.</summary>
/// <param name="Model">The model's name in tables.</param>
/// <param name="Domain">The domain's name.</param>
/// <param name="Seed">Decided weights and data.</param>
/// <param name="Objective">Model, data and weights of the loss in a line.</param>
/// <param name="Steps">How many training steps.</param>
/// <param name="LearningRate">Adam's.</param>
/// <param name="Parameters">How many numbers the model learns.</param>
/// <param name="Seconds">How long training took.</param>
/// <param name="Scores">What was measured.</param>
public sealed record StudyRun(
    string Model,
    string Domain,
    long Seed,
    string Objective,
    int Steps,
    double LearningRate,
    long Parameters,
    double Seconds,
    SuperpositionScores Scores
) : IModelRun<SuperpositionScores>
{
    object IStudyRun.Key => (Domain, Model, Seed);
}
