using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>Figures of any comparison of models.</summary>
public static class StudyFigures
{
    /// <summary>Models one below the other, a panel a number: every seed as a point, and the mean with its interval.</summary>
    /// <param name="title">What is asked.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="numbers">What the panels show; chance is marked on an axis of AUROC.</param>
    public static Figure Rows<TRun, TScores>(
        string title,
        string caption,
        ModelRuns<TRun, TScores> runs,
        params IReadOnlyList<(string Title, Func<TScores, double> Number)> numbers
    )
        where TRun : IModelRun<TScores>
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(numbers);
        var models = runs.Models;
        var figure = new Figure(title, columns: Math.Max(1, numbers.Count)) { Aspect = 0.35 + 0.14 * models.Count, Caption = caption };
        foreach (var (column, (name, number)) in numbers.Index())
        {
            var panel = figure[0, column];
            (panel.X.Title, panel.Y.Reversed, panel.Y.Range) = (name, true, (-0.6, models.Count - 0.4));
            panel.Y.Ticks = [.. models.Select((_, place) => (double)place)];
            panel.Y.TickLabels = [.. models.Select(model => column == 0 ? model : "")];
            if (name.Contains("AUROC", StringComparison.Ordinal))
            {
                panel.AddVerticalLine(0.5);
            }
            foreach (var (place, model) in models.Index())
            {
                var (interval, seeds) = (runs[model, number], runs.Values(model, number));
                double[] ends = [interval.Lower, interval.Upper];
                panel.Add(new Line(ends, new double[] { place, place }) { Color = Colors.Blue, Width = 3 });
                panel.Add(new Scatter(seeds, seeds.Select(_ => (double)place).ToArray()) { Color = Colors.Vermillion, Size = 6 });
            }
        }
        return figure;
    }
}
