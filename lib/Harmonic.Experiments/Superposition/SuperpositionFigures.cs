using Harmonic.Figures;
using Harmonic.Losses;

namespace Harmonic.Experiments;

/// <summary>
/// The figures of the harmonic autoencoder, its training and its comparison with others. Valid samples are blue and counterexamples
/// vermillion in all of them.
/// </summary>
public static partial class SuperpositionFigures
{
    private const double LeastDecibels = -40;

    /// <summary>One score of every model as bars, with 95% intervals, a panel a score.</summary>
    /// <param name="summary">The runs.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="scores">What each panel shows.</param>
    public static Figure Comparison(
        StudySummary summary,
        string caption,
        params (string Title, Func<SuperpositionScores, double> Score)[] scores
    )
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(scores);
        var figure = new Figure("The models compared", columns: scores.Length) { Aspect = 0.9, Caption = caption };
        for (var column = 0; column < scores.Length; column++)
        {
            var intervals = summary.Of(scores[column].Score);
            var panel = figure[0, column];
            panel.X.Title = scores[column].Title;
            ChooseAxis(panel, Numbers(intervals, interval => interval.Mean));
            panel.Add(
                new Bars(summary.Models, Numbers(intervals, interval => interval.Mean))
                {
                    Color = Colors.Blue,
                    Interval = (Numbers(intervals, interval => interval.Lower), Numbers(intervals, interval => interval.Upper)),
                }
            );
        }
        return figure;
    }

    /// <summary>
    /// Errors that differ by more than a factor of ten are compared by their logarithms; a chance of one half is marked on an axis of
    /// AUROC.
    /// </summary>
    private static void ChooseAxis(Panel panel, double[] means)
    {
        if (panel.X.Title.Contains("AUROC", StringComparison.Ordinal))
        {
            panel.X.Range = (0, 1.02);
            panel.AddVerticalLine(0.5);
        }
        else if (means.Length > 0 && means.Min() > 0 && means.Max() > 10 * means.Min())
        {
            (panel.X.Log, panel.X.Range) = (true, (means.Min() / 2, means.Max() * 2));
        }
    }

    /// <summary>How a score grows or falls with something that is varied: a line a model, with its 95% interval as a band.</summary>
    /// <param name="summary">The runs.</param>
    /// <param name="title">What the figure shows.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="x">What is varied, and its values.</param>
    /// <param name="y">What is measured, and how to take it from the scores for each value.</param>
    public static Figure Trend(
        StudySummary summary,
        string title,
        string caption,
        (string Title, IReadOnlyList<int> Values, bool Log) x,
        (string Title, Func<SuperpositionScores, int, double> Score) y
    )
    {
        ArgumentNullException.ThrowIfNull(summary);
        var figure = new Figure(title) { Aspect = 0.55, Caption = caption };
        var panel = figure.Panel;
        (panel.X.Title, panel.X.Log, panel.Y.Title, panel.Legend) = (x.Title, x.Log, y.Title, LegendPlace.Below);
        (panel.X.Ticks, panel.X.TickLabels) = (
            [.. x.Values.Select(value => (double)value)],
            [.. x.Values.Select(value => value.ToString())]
        );
        var places = x.Values.Select(value => (double)value).ToArray();
        foreach (var (index, model) in summary.Models.Index())
        {
            var intervals = x.Values.Select((_, place) => summary[model, scores => y.Score(scores, place)]).ToList();
            var color = Colors.Series[index % Colors.Series.Count];
            panel.Add(
                new Band(places, Numbers(intervals, interval => interval.Lower), Numbers(intervals, interval => interval.Upper))
                {
                    Color = color,
                }
            );
            panel.Add(
                new Line(places, Numbers(intervals, interval => interval.Mean))
                {
                    Name = model,
                    Color = color,
                    Markers = true,
                }
            );
        }
        return figure;
    }

    /// <summary>Harmony scores of valid samples and of counterexamples as distributions, a panel for each set of counterexamples.</summary>
    /// <param name="valid">Scores of valid samples.</param>
    /// <param name="invalid">Scores of counterexamples, and what they are.</param>
    public static Figure Scores(float[] valid, params (string Title, float[] Scores)[] invalid)
    {
        ArgumentNullException.ThrowIfNull(invalid);
        var figure = new Figure("Harmony of valid samples and counterexamples", columns: invalid.Length)
        {
            Aspect = 0.7,
            Caption =
                "Distributions of the harmony score αH − βD over held-out samples. AUROC: the chance that a valid sample scores higher "
                + "than a counterexample.",
        };
        for (var column = 0; column < invalid.Length; column++)
        {
            var panel = figure[0, column];
            var (title, scores) = invalid[column];
            panel.Title = $"{title}: AUROC\u00A0{Auroc.Of(valid, scores):F3}";
            (panel.X.Title, panel.Y.Title, panel.Legend) = ("harmony score", "density", LegendPlace.Below);
            panel.Add(new Histogram(scores) { Name = "counterexamples", Color = Colors.Vermillion });
            panel.Add(new Histogram(valid) { Name = "valid", Color = Colors.Blue });
        }
        return figure;
    }

    /// <summary>Codes as images: one a row, one frequency a column, in decibels below the largest amplitude of its row.</summary>
    /// <param name="grid">The latents' frequencies.</param>
    /// <param name="panels">What the codes are of, and the codes.</param>
    public static Figure Codes(FrequencyGrid grid, params (string Title, float[,] Codes)[] panels) => Codes(grid, "sample", panels);

    /// <summary>Codes as images: one a row, one frequency a column, in decibels below the largest amplitude of its row.</summary>
    /// <param name="grid">The latents' frequencies.</param>
    /// <param name="row">What a row is.</param>
    /// <param name="panels">What the codes are of, and the codes.</param>
    public static Figure Codes(FrequencyGrid grid, string row, params (string Title, float[,] Codes)[] panels)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(panels);
        var figure = new Figure("Latent amplitudes", columns: panels.Length)
        {
            Aspect = 0.8,
            Caption =
                $"One {row} a row; the columns are the latents in the order of their frequencies. Amplitudes in decibels below the "
                + $"largest of their row, "
                + $"down to {LeastDecibels} dB.".Replace('-', '−'),
        };
        for (var column = 0; column < panels.Length; column++)
        {
            var panel = figure[0, column];
            (panel.Title, panel.X.Title, panel.Y.Title, panel.Y.Reversed) = (
                panels[column].Title,
                "frequency",
                column == 0 ? row : "",
                true
            );
            panel.X.Unit = "Hz";
            (panel.X.Ticks, panel.X.TickLabels) = Octaves(grid);
            panel.Colors = new ColorAxis(
                ColorScale.Sequential,
                LeastDecibels,
                0,
                "amplitude (dB)",
                column == panels.Length - 1 ? ColorBarPlace.Right : ColorBarPlace.None
            );
            panel.Add(new Heatmap(Decibels(panels[column].Codes)));
        }
        return figure;
    }

    /// <summary>A tick an octave of an equal-tempered grid, each twice the frequency of the one before.</summary>
    private static (double[] Places, string[] Labels) Octaves(FrequencyGrid grid)
    {
        var places = new List<int>();
        for (var (index, next) = (0, grid.Frequencies[0]); index < grid.Count; index++)
        {
            if (grid.Frequencies[index] >= next * 0.999)
            {
                places.Add(index);
                next = 2 * grid.Frequencies[index];
            }
        }
        return ([.. places.Select(place => (double)place)], [.. places.Select(place => $"{grid.Frequencies[place]:0}")]);
    }

    private static double[,] Decibels(float[,] codes)
    {
        var (rows, columns) = (codes.GetLength(0), codes.GetLength(1));
        var scaled = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            var largest = Enumerable.Range(0, columns).Max(j => Math.Abs(codes[i, j]));
            for (var j = 0; j < columns; j++)
            {
                scaled[i, j] = largest > 0 ? Math.Max(LeastDecibels, 20 * Math.Log10(Math.Abs(codes[i, j]) / largest)) : LeastDecibels;
            }
        }
        return scaled;
    }

    private static double[] Numbers(IEnumerable<MeanInterval> intervals, Func<MeanInterval, double> number) =>
        [.. intervals.Select(number)];
}
