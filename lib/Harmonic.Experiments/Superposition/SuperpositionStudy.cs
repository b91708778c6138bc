using System.Diagnostics;
using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>
/// The comparison: every model, trained from several seeds and measured on the same held-out samples. Runs go side by side, one core each.
/// </summary>
public sealed record SuperpositionStudy
{
    // The starting weights come from libtorch's one default generator.
    private static readonly Lock StartingWeights = new();

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

    /// <summary>Makes the runs that the record does not hold.</summary>
    /// <param name="record">Where they go, each as soon as it is made: an interrupted study goes on from there.</param>
    /// <param name="progress">Told of every run made, from any thread.</param>
    /// <param name="cancel">Stops; the runs at hand are lost.</param>
    /// <returns>The runs of this study, those that the record held already among them.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no seed or no model.</exception>
    public IReadOnlyList<StudyRun> Run(StudyRecord record, Action<StudyRun>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentOutOfRangeException.ThrowIfLessThan(Seeds, 1);
        ArgumentOutOfRangeException.ThrowIfZero(Models.Count);
        var all = Enumerable.Range(1, Seeds).SelectMany(seed => Models.Select(model => (model, seed))).ToList();
        using var workers = new WorkerThreads(Math.Min(Cores, all.Count));
        workers.Run(all.Count, place =>
        {
            cancel.ThrowIfCancellationRequested();
            var (model, seed) = all[place];
            if (RunOf(model, seed, record, cancel) is { } run)
            {
                record.Add(run);
                progress?.Invoke(run);
            }
        });
        return [.. record.Runs.Where(run => (run.Domain, run.Steps) == (Domain.Name, Steps) && run.Seed <= Seeds && Models.Any(model => model.Name == run.Model))];
    }

    /// <summary>A model trained from a seed, and the history of its training.</summary>
    public (Autoencoder Model, TrainingHistory History) Train(
        StudyModel model, long seed, Action<TrainingProgress>? progress = null, CancellationToken cancel = default)
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

    private StudyRun? RunOf(StudyModel model, long seed, StudyRecord record, CancellationToken cancel)
    {
        using var scope = NewDisposeScope();
        using var made = Made(model, seed);
        var objective = Objective(model, made, seed);
        if (record.Holds(model.Name, Domain.Name, seed, objective.Description, Steps, LearningRate))
        {
            return null;
        }
        var clock = Stopwatch.StartNew();
        TrainingLoop.Run(objective, Settings(seed), cancel: cancel);
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 1);
        var own = model is { Harmony: { } harmony, Weights: { } weights } ? new HarmonyScorer(harmony, weights) : null;
        return new StudyRun(
            model.Name, Domain.Name, seed, objective.Description, Steps, LearningRate, made.parameters().Sum(parameter => parameter.numel()),
            seconds, new SuperpositionProbe(Domain, Scorer, Samples).Measure(made, own));
    }

    private Autoencoder Made(StudyModel model, long seed)
    {
        lock (StartingWeights)
        {
            manual_seed(seed);
            return model.Make(Domain.Size);
        }
    }

    private AutoencoderObjective Objective(StudyModel model, Autoencoder made, long seed)
    {
        var sampler = new DomainSampler(Domain, seed);
        return model.Harmony is null
            ? new AutoencoderObjective(made, sampler, BatchSize, CPU)
            : new AutoencoderObjective((HarmonicAutoencoder)made, sampler, BatchSize, CPU, model.Harmony, Curriculum(model));
    }

    private TrainingSettings Settings(long seed) => new() { Steps = Steps, LearningRate = LearningRate, Seed = seed };
}
