namespace Harmonic.Experiments;

/// <summary>One trained model of "Is it harmony?" and what was measured of it.</summary>
/// <param name="Control">The model's name in tables.</param>
/// <param name="Seed">Decided weights, data and the places of what is put at random.</param>
/// <param name="Objective">Model, data and weights of the loss in a line.</param>
/// <param name="Steps">How many training steps.</param>
/// <param name="Samples">How many held-out samples of each kind.</param>
/// <param name="Parameters">How many numbers were learned.</param>
/// <param name="Seconds">How long training took.</param>
/// <param name="Scores">What was measured.</param>
public sealed record ControlRun(
    string Control,
    long Seed,
    string Objective,
    int Steps,
    int Samples,
    long Parameters,
    double Seconds,
    ControlScores Scores
) : IModelRun<ControlScores>
{
    string IModelRun<ControlScores>.Model => Control;

    object IStudyRun.Key => (Control, Seed);

    /// <summary>The runs in a JSON file; none if there is no such file.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static IReadOnlyList<ControlRun> Load(string path) => RunFile<ControlRun>.Load(path);
}
