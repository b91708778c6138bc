using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>The figures of "Is it harmony?".</summary>
public static class ControlFigures
{
    /// <summary>How well a mistuned partial is found, by how far it is out of tune: a line a score, with its 95% interval.</summary>
    /// <param name="table">The runs.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="series">The legend's words, a model, and by which of its scores; at most seven.</param>
    public static Figure Mistuning(
        ControlTable table,
        string caption,
        params IReadOnlyList<(string Name, string Control, Func<ControlScores, Detection> By)> series
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(series);
        var figure = new Figure("One partial out of tune") { Aspect = 0.6, Caption = caption };
        var panel = figure.Panel;
        (panel.X.Title, panel.X.Unit, panel.X.Log, panel.Y.Title, panel.Legend) = ("mistuning", "cents", true, "AUROC", LegendPlace.Below);
        double[] cents = [.. DetectionProbe.Cents];
        (panel.X.Ticks, panel.X.TickLabels) = (cents, Array.ConvertAll(cents, value => $"{value:0}"));
        panel.AddHorizontalLine(0.5);
        foreach (var (index, (name, control, by)) in series.Index())
        {
            var color = Colors.Series[index % Colors.Series.Count];
            var intervals = cents.Select((_, place) => table[control, scores => by(scores).Mistuned[place]]).ToList();
            panel.Add(
                new Band(cents, intervals.Select(at => at.Lower).ToArray(), intervals.Select(at => at.Upper).ToArray()) { Color = color }
            );
            panel.Add(
                new Line(cents, intervals.Select(at => at.Mean).ToArray())
                {
                    Name = name,
                    Color = color,
                    Markers = true,
                }
            );
        }
        return figure;
    }

    /// <summary>What the weights of alignment and dissonance do together: a panel a number, a line a value of λ_d.</summary>
    /// <param name="table">Runs of the sweep; a pair of weights without a run is left out.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="numbers">What the panels show.</param>
    public static Figure Sweep(
        ControlTable table,
        string caption,
        params IReadOnlyList<(string Title, Func<ControlScores, double> Number)> numbers
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(numbers);
        var figure = new Figure("Alignment and dissonance together", columns: Math.Max(1, numbers.Count))
        {
            Aspect = 0.9,
            Caption = caption,
        };
        for (var column = 0; column < numbers.Count; column++)
        {
            var (panel, (title, number)) = (figure[0, column], numbers[column]);
            (panel.X.Title, panel.Y.Title, panel.Legend) = ("λ_h", title, column == 0 ? LegendPlace.Below : LegendPlace.None);
            // The weights are not evenly spaced, and the first is 0: each has a place of its own.
            (panel.X.Ticks, panel.X.TickLabels) = (
                [.. Controls.AlignmentWeights.Index().Select(weight => (double)weight.Index)],
                [.. Controls.AlignmentWeights.Select(weight => FormattableString.Invariant($"{weight}"))]
            );
            if (title.Contains("AUROC", StringComparison.Ordinal))
            {
                panel.AddHorizontalLine(0.5);
            }
            foreach (var (index, dissonance) in Controls.DissonanceWeights.Index())
            {
                var points = Controls
                    .AlignmentWeights.Index()
                    .Where(weight => table.Models.Contains(Controls.SweepName(weight.Item, dissonance)))
                    .Select(weight => ((double)weight.Index, At: table[Controls.SweepName(weight.Item, dissonance), number]))
                    .ToList();
                var places = points.Select(point => point.Item1).ToArray();
                var color = Colors.Series[index];
                panel.Add(
                    new Band(places, points.Select(point => point.At.Lower).ToArray(), points.Select(point => point.At.Upper).ToArray())
                    {
                        Color = color,
                    }
                );
                panel.Add(
                    new Line(places, points.Select(point => point.At.Mean).ToArray())
                    {
                        Name = FormattableString.Invariant($"λ_d {dissonance}"),
                        Color = color,
                        Markers = true,
                    }
                );
            }
        }
        return figure;
    }
}
