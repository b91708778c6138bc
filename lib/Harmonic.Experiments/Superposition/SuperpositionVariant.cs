using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>One model of a comparison, from one seed.</summary>
/// <param name="Study">The comparison.</param>
/// <param name="Model">The model.</param>
/// <param name="Seed">Decides weights and data.</param>
public sealed record SuperpositionVariant(SuperpositionStudy Study, StudyModel Model, long Seed) : IStudyVariant<StudyRun>
{
    /// <inheritdoc/>
    public string Name => AutoencoderStudy.FileName($"{Study.Domain.Name}-{Model.Name}-seed{Seed}");

    /// <inheritdoc/>
    public int Steps => Study.Steps;

    /// <inheritdoc/>
    public int BatchSize => Study.BatchSize;

    /// <inheritdoc/>
    public bool Made(StudyRun run)
    {
        if (
            run is null
            || (run.Model, run.Domain, run.Seed, run.Steps, run.LearningRate)
                != (Model.Name, Study.Domain.Name, Seed, Steps, Study.LearningRate)
        )
        {
            return false;
        }
        using var scope = NewDisposeScope();
        using var made = Study.Made(Model, Seed);
        return Study.Objective(Model, made, Seed).Description == run.Objective;
    }

    /// <inheritdoc/>
    public StudyRun Make(StudySitting sitting)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        using var scope = NewDisposeScope();
        using var made = Study.Made(Model, Seed);
        var objective = Study.Objective(Model, made, Seed);
        var seconds = AutoencoderStudy.Train(objective, Study.Settings(Seed), sitting);
        var own = Model is { Harmony: { } harmony, Weights: { } weights } ? new HarmonyScorer(harmony, weights) : null;
        return new StudyRun(
            Model.Name,
            Study.Domain.Name,
            Seed,
            objective.Description,
            Steps,
            Study.LearningRate,
            made.parameters().Sum(parameter => parameter.numel()),
            seconds,
            new SuperpositionProbe(Study.Domain, Study.Scorer, Study.Samples).Measure(made, own)
        );
    }
}
