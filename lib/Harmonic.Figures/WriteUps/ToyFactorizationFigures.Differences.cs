using Harmonic.Export;

namespace Harmonic.Figures;

public static partial class ToyFactorizationFigures
{
    /// <summary>
    /// The difference vectors on their first two principal components, where pitch and time form a cross, beside the distributions of
    /// their cosines.
    /// </summary>
    /// <param name="pitch">Pitch differences projected on the components, one a row, at least two columns.</param>
    /// <param name="time">Time differences projected on the same components.</param>
    /// <param name="cosines">The cosines of the three kinds of pairs.</param>
    /// <param name="explained">Part of the variance that each component explains, if it is to stand on the axes.</param>
    public static Figure DifferenceVectors(float[,] pitch, float[,] time, DifferenceCosines cosines, IReadOnlyList<double>? explained = null)
    {
        ArgumentNullException.ThrowIfNull(pitch);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(cosines);
        var figure = new Figure("Pitch and time differences separate", columns: 2)
        {
            Aspect = 0.95,
            Caption = "Left: differences between the codes of shifted images and their anchors; the two arms of the cross are the directions of pitch "
                + "and time. Right: cosines between pairs of differences, in 40 bins; the loss asks for the value after each arrow.",
        };
        var cross = figure[0, 0];
        (cross.Title, cross.EqualAspect, cross.Legend) = ("principal components", true, LegendPlace.Below);
        (cross.X.Title, cross.Y.Title) = (ComponentName(1, explained), ComponentName(2, explained));
        cross.Add(Cloud(pitch, "pitch difference", Colors.Blue)).Add(Cloud(time, "time difference", Colors.Green));

        var histogram = figure[0, 1];
        (histogram.Title, histogram.Legend) = ("cosines of pairs", LegendPlace.Below);
        (histogram.X.Title, histogram.X.Range, histogram.Y.Title) = ("cosine similarity", (-1.05, 1.05), "density");
        histogram.Add(new Histogram(cosines.OppositeSign) { Name = "opposite sign → −1", Color = Colors.Purple });
        histogram.Add(new Histogram(cosines.Cross) { Name = "pitch and time → 0", Color = Colors.Vermillion });
        histogram.Add(new Histogram(cosines.SameSign) { Name = "same sign → +1", Color = Colors.Amber });
        return figure;
    }

    private static Scatter Cloud(float[,] projected, string name, string color) =>
        new(Values.Column(projected, 0), Values.Column(projected, 1)) { Name = name, Color = color, Opacity = 0.4, Size = 4.5 };

    private static string ComponentName(int component, IReadOnlyList<double>? explained) =>
        explained is null ? $"PC{component}" : $"PC{component} ({100 * explained[component - 1]:0}% of variance)";
}
