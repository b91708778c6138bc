using Harmonic.Export;

namespace Harmonic.Figures;

public static partial class ToyFactorizationFigures
{
    /// <summary>The loss at each step on logarithmic axes, as it is and averaged over a moving window.</summary>
    /// <param name="factorization">The factorization loss at steps 1, 2, ….</param>
    /// <param name="jepa">The LeJEPA loss at the same steps, where it took part in training.</param>
    /// <param name="window">Steps in the moving average; 50 in the write-up.</param>
    public static Figure Loss(double[] factorization, double[]? jepa = null, int window = 50)
    {
        ArgumentNullException.ThrowIfNull(factorization);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        var figure = new Figure("Training loss")
        {
            Aspect = 0.4,
            Caption = $"Thin: loss at every step; thick: its mean over {window} steps, in the middle of them. Both axes are logarithmic.",
        };
        var panel = figure.Panel;
        (panel.X.Title, panel.X.Log, panel.Y.Title, panel.Y.Log, panel.Legend) = ("step", true, "loss", true, LegendPlace.Below);
        AddLoss(panel, factorization, "factorization loss", Colors.Blue, window);
        if (jepa is { Length: > 0 })
        {
            AddLoss(panel, jepa, "LeJEPA loss", Colors.Vermillion, window);
        }

        return figure;
    }

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
