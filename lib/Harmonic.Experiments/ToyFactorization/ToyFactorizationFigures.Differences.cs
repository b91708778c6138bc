using Harmonic.Embedding;
using Harmonic.Figures;

namespace Harmonic.Experiments;

public static partial class ToyFactorizationFigures
{
    /// <summary>
    /// The difference vectors on their first two principal components, where pitch and time form a cross, beside the distributions of
    /// their differences.
    /// </summary>
    /// <param name="differences">The difference vectors and their differences.</param>
    /// <param name="pca">Principal components of all of them, at least two.</param>
    public static Figure DifferenceVectors(DifferenceVectors differences, Pca pca)
    {
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentNullException.ThrowIfNull(pca);
        var figure = new Figure("Pitch and time differences separate", columns: 2)
        {
            Aspect = 0.95,
            Caption =
                "Left: differences between the codes of shifted images and their anchors; the two arms of the cross are the "
                + "directions of pitch "
                + "and time. Right: cosines between pairs of differences, in 40 bins; the loss asks for the value after each arrow.",
        };
        var cross = figure[0, 0];
        (cross.Title, cross.EqualAspect, cross.Legend) = ("principal components", true, LegendPlace.Below);
        (cross.X.Title, cross.Y.Title) = (ComponentName(1, pca), ComponentName(2, pca));
        AddMixed(cross, pca.Transform(differences.Pitch), pca.Transform(differences.Time));
        if (FitCross(cross) is var outside and > 0)
        {
            figure.Caption += $" {outside:N0} differences lie outside of the left panel.";
        }

        var histogram = figure[0, 1];
        (histogram.Title, histogram.Legend) = ("cosines of pairs", LegendPlace.Below);
        (histogram.X.Title, histogram.X.Range, histogram.Y.Title) = ("cosine similarity", (-1.05, 1.05), "density");
        histogram.Add(new Histogram(differences.OppositeSign) { Name = "opposite sign → −1", Color = Colors.Purple });
        histogram.Add(new Histogram(differences.Cross) { Name = "pitch and time → 0", Color = Colors.Vermillion });
        histogram.Add(new Histogram(differences.SameSign) { Name = "same sign → +1", Color = Colors.Amber });
        return figure;
    }

    /// <summary>Both clouds in turns, so that neither covers the other.</summary>
    private static void AddMixed(Panel panel, float[,] pitch, float[,] time)
    {
        const int Turns = 16;
        for (var turn = 0; turn < Turns; turn++)
        {
            AddTurn(pitch, "pitch difference", Colors.Blue);
            AddTurn(time, "time difference", Colors.Green);

            void AddTurn(float[,] projected, string name, string color)
            {
                int[] rows = [.. Enumerable.Range(0, projected.GetLength(0)).Where(row => row % Turns == turn)];
                panel.Add(
                    new Scatter(Values.Column(projected, 0).At(rows), Values.Column(projected, 1).At(rows))
                    {
                        Name = turn == 0 ? name : null,
                        Color = color,
                        Opacity = 0.55,
                        Size = 4.5,
                    }
                );
            }
        }
    }

    /// <summary>Sets both axes as far as 99 in 100 points reach: a few far ones would leave the cross little room.</summary>
    /// <returns>How many points lie outside.</returns>
    private static int FitCross(Panel panel)
    {
        var reaches = panel
            .Traces.Cast<Scatter>()
            .SelectMany(cloud => cloud.X.Numbers.Zip(cloud.Y.Numbers, (x, y) => Math.Max(Math.Abs(x), Math.Abs(y))))
            .Order()
            .ToArray();
        if (reaches.Length == 0)
        {
            return 0;
        }

        var reach = 1.1 * reaches[(int)(0.99 * (reaches.Length - 1))];
        (panel.X.Range, panel.Y.Range) = ((-reach, reach), (-reach, reach));
        return reaches.Count(point => point > reach);
    }

    private static string ComponentName(int component, Pca pca) =>
        $"PC{component} ({100 * pca.ExplainedVarianceRatio[component - 1]:0}% of variance)";
}
