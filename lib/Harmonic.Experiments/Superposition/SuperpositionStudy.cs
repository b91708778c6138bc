using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;

namespace Harmonic.Experiments;

/// <summary>
/// The comparison: every model, trained from several seeds and measured on the same held-out samples. Runs go side by side, one core each.
/// </summary>
public sealed record SuperpositionStudy
{
    /// <summary>What is learned.</summary>
    public required IMixingDomain Domain { get; init; }

    /// <summary>The models.</summary>
    public required IReadOnlyList<StudyModel> Models { get; init; }

    /// <summary>How the codes of all models are scored.</summary>
    public required HarmonyScorer Scorer { get; init; }

    /// <summary>How many seeds: 1, 2, …. Seed 0 is not among them: settings are chosen on it.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>Training steps a run.</summary>
    public int Steps { get; init; } = 1500;

    /// <summary>Valid samples a batch.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Adam's learning rate.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>How many held-out samples are measured.</summary>
    public int Samples { get; init; } = 1000;

    /// <summary>Runs side by side.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;

    /// <summary>Every model from every seed.</summary>
    public IReadOnlyList<SuperpositionVariant> Variants =>
        [.. Enumerable.Range(1, Seeds).SelectMany(seed => Models.Select(model => new SuperpositionVariant(this, model, seed)))];

    /// <summary>Makes the runs that are not there yet; an interrupted study goes on where it was.</summary>
    /// <param name="path">The JSON file of the runs; null keeps them in memory.</param>
    /// <param name="progress">Told about twice a second, from any thread.</param>
    /// <param name="cancel">Stops; every run at hand saves its checkpoint first, if there is a file.</param>
    /// <returns>The runs of this study, by seed and model.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled.</exception>
    /// <exception cref="ArgumentException">There is no seed or no model.</exception>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public IReadOnlyList<StudyRun> Run(string? path = null, Action<StudyProgress>? progress = null, CancellationToken cancel = default) =>
        new Study<SuperpositionVariant, StudyRun>(path).Run(Variants, progress, Cores, cancel);

    /// <summary>A model trained from a seed, and the history of its training.</summary>
    public (Autoencoder Model, TrainingHistory History) Train(
        StudyModel model,
        long seed,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        var made = Made(model, seed);
        return (made, TrainingLoop.Run(Objective(model, made, seed), Settings(seed), progress, cancel));
    }

    /// <summary>The training schedule of a harmonic model.</summary>
    public HarmonicCurriculum Curriculum(StudyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new HarmonicCurriculum
        {
            Steps = Steps,
            Target = model.Weights ?? new HarmonyWeights(),
            RampEnds = model.Adversarial ? 0.7 : 1,
        };
    }

    internal Autoencoder Made(StudyModel model, long seed) => Chance.Seeded(seed, () => model.Make(Domain.Size));

    internal AutoencoderObjective Objective(StudyModel model, Autoencoder made, long seed) =>
        AutoencoderStudy.Objective(made, new DomainSampler(Domain, seed), BatchSize, model.Harmony, Curriculum(model), model.Terms);

    internal TrainingSettings Settings(long seed) =>
        new()
        {
            Steps = Steps,
            LearningRate = LearningRate,
            Seed = seed,
        };
}
