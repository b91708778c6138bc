namespace Harmonic.Experiments;

/// <summary>The runs of "Is it harmony?", one row a model.</summary>
public sealed class ControlTable
{
    private readonly List<(string Control, List<ControlRun> Runs)> controls;

    /// <param name="runs">The runs.</param>
    /// <param name="order">The models to tell of, in this order; those without a run are left out.</param>
    /// <exception cref="ArgumentException">None of the models has a run.</exception>
    public ControlTable(IEnumerable<ControlRun> runs, IEnumerable<string> order)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(order);
        var byControl = runs.ToLookup(run => run.Control);
        controls = [.. order.Where(byControl.Contains).Select(control => (control, byControl[control].ToList()))];
        if (controls.Count == 0)
        {
            throw new ArgumentException("A table needs at least one run of a model that is asked for.", nameof(runs));
        }
    }

    /// <summary>The models that have runs.</summary>
    public IReadOnlyList<string> Controls => [.. controls.Select(control => control.Control)];

    /// <summary>A number of a model, the mean over its runs with its interval.</summary>
    /// <exception cref="ArgumentException">The model has no run.</exception>
    public MeanInterval this[string control, Func<ControlScores, double> number] =>
        MeanInterval.Of([.. Runs(control).Select(run => number(run.Scores))]);

    /// <summary>The difference of a number between two models from the same seeds, with its interval.</summary>
    /// <exception cref="ArgumentException">One of them has no run, or their seeds differ.</exception>
    public MeanInterval Difference(string one, string other, Func<ControlScores, double> number)
    {
        var (first, second) = (Runs(one), Runs(other));
        if (!first.Select(run => run.Seed).SequenceEqual(second.Select(run => run.Seed)))
        {
            throw new ArgumentException($"'{one}' and '{other}' have runs of different seeds.");
        }
        return MeanInterval.Of([.. first.Zip(second, (a, b) => number(a.Scores) - number(b.Scores))]);
    }

    /// <summary>The table: the score that each was trained with, the probe, and the reconstruction.</summary>
    public IReadOnlyList<ControlRow> Rows() => [.. Controls.Select(Row)];

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

    private List<ControlRun> Runs(string control) =>
        controls.Find(other => other.Control == control).Runs
        ?? throw new ArgumentException($"'{control}' has no run; there are {string.Join(", ", Controls)}.");
}
