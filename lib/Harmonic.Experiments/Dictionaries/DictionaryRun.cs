namespace Harmonic.Experiments;

/// <summary>One trained model of the comparison on known features and what was measured of it.</summary>
/// <param name="Model">The model's name in tables.</param>
/// <param name="Seed">Decided weights, features and samples.</param>
/// <param name="Objective">Model, data and weights of the loss in a line.</param>
/// <param name="Steps">How many training steps.</param>
/// <param name="Latents">How many numbers a code has.</param>
/// <param name="Seconds">How long training took.</param>
/// <param name="Explained">The share of the samples' variance that the reconstruction has.</param>
/// <param name="Active">How many latents fire in a sample, the mean.</param>
/// <param name="Dead">How many latents never fire.</param>
/// <param name="Matching">How well latents are features.</param>
public sealed record DictionaryRun(
    string Model,
    long Seed,
    string Objective,
    int Steps,
    int Latents,
    double Seconds,
    double Explained,
    double Active,
    int Dead,
    FeatureMatching Matching
) : IModelRun<DictionaryRun>
{
    DictionaryRun IModelRun<DictionaryRun>.Scores => this;

    object IStudyRun.Key => (Model, Seed);

    /// <summary>The runs in a JSON file; none if there is no such file.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static IReadOnlyList<DictionaryRun> Load(string path) => RunFile<DictionaryRun>.Load(path);
}
