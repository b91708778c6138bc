using Harmonic.Export;
using Harmonic.Training;

namespace Harmonic.Figures;

public static partial class ToyFactorizationFigures
{
    /// <summary>The loss at each step on logarithmic axes, as it is and averaged over a moving window.</summary>
    /// <param name="history">The run; where LeJEPA took part, its loss has a curve of its own.</param>
    /// <param name="window">Steps in the moving average; 50 in the write-up.</param>
    public static Figure Loss(TrainingHistory history, int window = 50)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        var withJepa = history.Metrics.Contains("jepa");
        var figure = new Figure("Training loss")
        {
            Aspect = 0.4,
            Caption = $"Thin: loss at every step; thick: its mean over {window} steps, in the middle of them. Both axes are logarithmic.",
        };
        var panel = figure.Panel;
        (panel.X.Title, panel.X.Log, panel.Y.Title, panel.Y.Log, panel.Legend) = ("step", true, "loss", true, LegendPlace.Below);
        AddLoss(panel, Metric(history, withJepa ? "factorization" : "loss"), "factorization loss", Colors.Blue, window);
        if (withJepa)
        {
            AddLoss(panel, Metric(history, "jepa"), "LeJEPA loss", Colors.Vermillion, window);
        }

        return figure;
    }

    private static double[] Metric(TrainingHistory history, string name) => Array.ConvertAll(history[name], value => (double)value);

    private static void AddLoss(Panel panel, double[] losses, string name, string color, int window)
    {
        panel.Add(new Line(Values.Range(1, losses.Length), losses) { Color = color, Opacity = 0.3, Width = 1 });
        var smooth = MovingMean(losses, window);
        panel.Add(new Line(Centres(losses.Length, smooth.Length), smooth) { Name = $"{name} (mean of {window} steps)", Color = color });
    }

    /// <summary>The step in the middle of each window; a mean set at the window's end would lag behind a falling loss.</summary>
    private static double[] Centres(int steps, int windows) =>
        [.. Enumerable.Range(1, windows).Select(first => first + ((steps - windows) / 2.0))];

    /// <summary>The mean of each full window; of all values where there are fewer than a window.</summary>
    private static double[] MovingMean(double[] values, int window)
    {
        var length = Math.Min(window, values.Length);
        var means = new double[length == 0 ? 0 : values.Length - length + 1];
        for (var start = 0; start < means.Length; start++)
        {
            means[start] = values.AsSpan(start, length).ToArray().Average();
        }

        return means;
    }
}
