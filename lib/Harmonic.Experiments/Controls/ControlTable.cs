namespace Harmonic.Experiments;

/// <summary>The runs of "Is it harmony?", one row a model.</summary>
/// <param name="runs">The runs.</param>
/// <param name="order">The models to tell of, in this order; those without a run are left out.</param>
/// <exception cref="ArgumentException">None of the models has a run.</exception>
public sealed class ControlTable(IEnumerable<ControlRun<ControlScores>> runs, IEnumerable<string> order)
    : ModelRuns<ControlRun<ControlScores>, ControlScores>(runs, order)
{
    /// <summary>The table: the score that each was trained with, the probe, and the reconstruction.</summary>
    public IReadOnlyList<ControlRow> Rows() => [.. Models.Select(Row)];

    private ControlRow Row(string control)
    {
        return new ControlRow(
            control,
            Text(scores => scores.Own.Known),
            Text(scores => scores.Own.AfterSearch),
            Text(scores => scores.Own.ByKind["inharmonic cluster"]),
            Text(scores => scores.Own.Mistuned[^1]),
            Text(scores => scores.Own.CommaApart),
            Text(scores => scores.Probe.Known),
            Text(scores => scores.Reconstruction, "F4")
        );

        string Text(Func<ControlScores, double> number, string format = "F3") => this[control, number].ToString(format);
    }
}
