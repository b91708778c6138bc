namespace Harmonic.Experiments;

/// <summary>The runs of a study, one summary a model.</summary>
public sealed class StudySummary
{
    private readonly List<(string Model, List<StudyRun> Runs)> models;

    /// <param name="runs">The runs of one domain.</param>
    /// <param name="order">The models to tell of, in this order; those without a run are left out.</param>
    /// <exception cref="ArgumentException">None of the models has a run, or there are several domains.</exception>
    public StudySummary(IEnumerable<StudyRun> runs, IEnumerable<string> order)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(order);
        var byModel = runs.ToLookup(run => run.Model);
        models = [.. order.Where(byModel.Contains).Select(model => (model, byModel[model].ToList()))];
        if (models.Count == 0 || models.SelectMany(model => model.Runs).Select(run => run.Domain).Distinct().Count() != 1)
        {
            throw new ArgumentException(
                "A summary takes the runs of one domain, at least one of them of a model that is asked for.",
                nameof(runs)
            );
        }
    }

    /// <summary>The same runs of some of the models, in another order if wanted.</summary>
    /// <exception cref="ArgumentException">None of the models has a run.</exception>
    public StudySummary Only(IEnumerable<string> order) => new(models.SelectMany(model => model.Runs), order);

    /// <summary>The models that have runs.</summary>
    public IReadOnlyList<string> Models => [.. models.Select(model => model.Model)];

    /// <summary>A score of a model, the mean over its runs with its interval.</summary>
    /// <exception cref="ArgumentException">The model has no run.</exception>
    public MeanInterval this[string model, Func<SuperpositionScores, double> score] =>
        models.Find(other => other.Model == model).Runs is { } runs
            ? MeanInterval.Of([.. runs.Select(run => score(run.Scores))])
            : throw new ArgumentException($"'{model}' has no run; there are {string.Join(", ", Models)}.");

    /// <summary>A score of every model, in order.</summary>
    public IReadOnlyList<MeanInterval> Of(Func<SuperpositionScores, double> score) => [.. Models.Select(model => this[model, score])];

    /// <summary>The table of the comparison.</summary>
    public IReadOnlyList<StudyRow> Rows() => [.. models.Select(model => Row(model.Model, model.Runs[0].Parameters))];

    private StudyRow Row(string model, long parameters)
    {
        return new StudyRow(
            model,
            parameters,
            Text(scores => scores.Reconstruction),
            Text(scores => scores.ActiveLatents, "F1"),
            Text(scores => scores.DeadLatents, "F1"),
            Text(scores => scores.Separation),
            Text(scores => scores.SeparationAfterSearch),
            Text(scores => scores.SuperpositionErrors[0]),
            Text(scores => scores.SuperpositionErrors[^1]),
            Text(scores => scores.MixtureErrors[0]),
            Text(scores => scores.Decomposition[1].OfSum)
        );

        string Text(Func<SuperpositionScores, double> score, string format = "F3") => this[model, score].ToString(format);
    }
}
