using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>Figures of LeJEPA in two forms.</summary>
public static class LeJepaFigures
{
    /// <summary>What one quantity costs of another as a weight grows: runs as points, a line a form through its settings' means.</summary>
    /// <param name="title">What is traded.</param>
    /// <param name="gain">Along the horizontal axis.</param>
    /// <param name="cost">Along the vertical axis.</param>
    /// <param name="forms">Forms of the loss, each with runs of several weights.</param>
    public static Figure Trade(
        string title,
        ToyQuantity gain,
        ToyQuantity cost,
        params IReadOnlyList<(string Name, IReadOnlyList<ToyRun> Runs)> forms
    )
    {
        ArgumentNullException.ThrowIfNull(gain);
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(forms);
        var figure = new Figure(title)
        {
            Aspect = 0.55,
            Caption =
                "Each point is a run, each line a form of the loss from its smallest weight to its largest, through the means over seeds. "
                + "Farther right the codes are more isotropic, farther down opposite moves are more opposite.",
        };
        var panel = figure.Panel;
        (panel.X.Title, panel.Y.Title, panel.Legend) = (gain.Title, cost.Title, LegendPlace.Below);
        for (var place = 0; place < forms.Count; place++)
        {
            var (name, runs) = forms[place];
            var color = Colors.Series[place % Colors.Series.Count];
            var means = runs.GroupBy(run => run.Variant.JepaWeight).OrderBy(group => group.Key).ToList();
            panel.Add(
                new Line(means.Select(group => group.Average(gain.Of)).ToArray(), means.Select(group => group.Average(cost.Of)).ToArray())
                {
                    Name = name,
                    Color = color,
                }
            );
            panel.Add(new Scatter(runs.Select(gain.Of).ToArray(), runs.Select(cost.Of).ToArray()) { Color = color });
        }
        return figure;
    }

    /// <summary>Where the loss ended, against what a linear map reads from the codes; a panel each for shift, centroid and ink.</summary>
    /// <param name="runs">At least 3 runs.</param>
    public static Figure LossAndProbe(IReadOnlyList<LeJepaRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        (string Name, Func<LeJepaRun, double> Of)[] probes =
        [
            ("shift", run => run.Shift),
            ("centroid", run => run.Centroid),
            ("ink", run => run.Probe.Ink),
        ];
        var figure = new Figure("Does LeJEPA's loss tell what can be read from the codes?", columns: probes.Length)
        {
            Aspect = 0.85,
            Caption =
                "Each point is a short training with its own learning rate, λ and seed. Colours: log₁₀ λ. ρ: Spearman's correlation of R² "
                + "with how low the loss ended.",
        };
        double[] losses = [.. runs.Select(run => run.Loss)];
        for (var column = 0; column < probes.Length; column++)
        {
            var (name, of) = probes[column];
            var panel = figure[0, column];
            panel.Title = $"{name}, ρ = {LeJepaRun.Foretold(runs, of):F2}".Replace('-', '−');
            (panel.X.Title, panel.X.Log, panel.Y.Title) = ("loss, last 20 steps", true, column == 0 ? "R² on new images" : "");
            panel.Colors = new ColorAxis(
                ColorScale.Sequential,
                Title: "log₁₀ λ",
                Bar: column == probes.Length - 1 ? ColorBarPlace.Right : ColorBarPlace.None
            );
            panel.Add(
                new Scatter(losses, runs.Select(of).ToArray())
                {
                    ColorBy = runs.Select(run => Math.Log10(run.Variant.Lambda)).ToArray(),
                    ColorName = "log₁₀ λ",
                }
            );
        }
        return figure;
    }
}
