using Harmonic.Figures;
using Harmonic.Embedding;

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
            Caption = "Left: differences between the codes of shifted images and their anchors; the two arms of the cross are the directions of pitch "
                + "and time. Right: cosines between pairs of differences, in 40 bins; the loss asks for the value after each arrow.",
        };
        var cross = figure[0, 0];
        (cross.Title, cross.EqualAspect, cross.Legend) = ("principal components", true, LegendPlace.Below);
        (cross.X.Title, cross.Y.Title) = (ComponentName(1, pca), ComponentName(2, pca));
        cross.Add(Cloud(pca.Transform(differences.Pitch), "pitch difference", Colors.Blue)).Add(Cloud(pca.Transform(differences.Time), "time difference", Colors.Green));

        var histogram = figure[0, 1];
        (histogram.Title, histogram.Legend) = ("cosines of pairs", LegendPlace.Below);
        (histogram.X.Title, histogram.X.Range, histogram.Y.Title) = ("cosine similarity", (-1.05, 1.05), "density");
        histogram.Add(new Histogram(differences.OppositeSign) { Name = "opposite sign → −1", Color = Colors.Purple });
        histogram.Add(new Histogram(differences.Cross) { Name = "pitch and time → 0", Color = Colors.Vermillion });
        histogram.Add(new Histogram(differences.SameSign) { Name = "same sign → +1", Color = Colors.Amber });
        return figure;
    }

    private static Scatter Cloud(float[,] projected, string name, string color) =>
        new(Values.Column(projected, 0), Values.Column(projected, 1)) { Name = name, Color = color, Opacity = 0.55, Size = 4.5 };

    private static string ComponentName(int component, Pca pca) =>
        $"PC{component} ({100 * pca.ExplainedVarianceRatio[component - 1]:0}% of variance)";
}
