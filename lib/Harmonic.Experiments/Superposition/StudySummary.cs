namespace Harmonic.Experiments;

/// <summary>The runs of a study, one summary a model.</summary>
public sealed class StudySummary : ModelRuns<StudyRun, SuperpositionScores>
{
    /// <param name="runs">The runs of one domain.</param>
    /// <param name="order">The models to tell of, in this order; those without a run are left out.</param>
    /// <exception cref="ArgumentException">None of the models has a run, or there are several domains.</exception>
    public StudySummary(IEnumerable<StudyRun> runs, IEnumerable<string> order)
        : base(runs, order)
    {
        if (Runs.Select(run => run.Domain).Distinct().Count() != 1)
        {
            throw new ArgumentException("A summary takes the runs of one domain.", nameof(runs));
        }
    }

    /// <summary>The same runs of some of the models, in another order if wanted.</summary>
    /// <exception cref="ArgumentException">None of the models has a run.</exception>
    public StudySummary Only(IEnumerable<string> order) => new(Runs, order);

    /// <summary>The table of the comparison.</summary>
    public IReadOnlyList<StudyRow> Rows() => [.. Models.Select(Row)];

    private StudyRow Row(string model)
    {
        return new StudyRow(
            model,
            Of(model)[0].Parameters,
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
