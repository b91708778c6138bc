using Harmonic.Figures;
using Harmonic.Training;

namespace Harmonic.Experiments;

public static partial class ToyFactorizationFigures
{
    /// <summary>The loss at each step on logarithmic axes, as it is and averaged over a moving window.</summary>
    /// <param name="history">The run; what its terms do is drawn by <see cref="ToyStudyFigures.Terms"/>.</param>
    /// <param name="window">Steps in the moving average; 50 in the write-up.</param>
    public static Figure Loss(TrainingHistory history, int window = 50)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        var losses = history["loss"];
        var log = losses.All(loss => loss > 0);
        var figure = new Figure("Training loss")
        {
            Aspect = 0.4,
            Caption =
                $"Thin: loss at every step; thick: its mean over {window} steps, fewer at the beginning. "
                + $"{(log ? "Both axes are" : "The steps' axis is")} logarithmic.",
        };
        var panel = figure.Panel;
        (panel.X.Title, panel.X.Log, panel.Y.Title, panel.Y.Log, panel.Legend) = ("step", true, "loss", log, LegendPlace.Below);
        panel.Add(
            new Line(Values.Range(1, losses.Length), losses)
            {
                Color = Colors.Blue,
                Opacity = 0.3,
                Width = 1,
            }
        );
        var smooth = MovingMean.Of(losses, window);
        panel.Add(new Line(smooth.Centres, smooth.Means) { Name = $"loss (mean of {window} steps)", Color = Colors.Blue });
        return figure;
    }
}
