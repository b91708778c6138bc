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
            Caption = $"Thin: loss at every step; thick: its mean over {window} steps, fewer at the beginning. Both axes are logarithmic.",
        };
        var panel = figure.Panel;
        (panel.X.Title, panel.X.Log, panel.Y.Title, panel.Y.Log, panel.Legend) = ("step", true, "loss", true, LegendPlace.Below);
        AddLoss(panel, history[withJepa ? "factorization" : "loss"], "factorization loss", Colors.Blue, window);
        if (withJepa)
        {
            AddLoss(panel, history["jepa"], "LeJEPA loss", Colors.Vermillion, window);
        }

        return figure;
    }

    private static void AddLoss(Panel panel, float[] losses, string name, string color, int window)
    {
        panel.Add(new Line(Values.Range(1, losses.Length), losses) { Color = color, Opacity = 0.3, Width = 1 });
        var smooth = MovingMean.Of(losses, window);
        panel.Add(new Line(smooth.Centres, smooth.Means) { Name = $"{name} (mean of {window} steps)", Color = color });
    }
}
