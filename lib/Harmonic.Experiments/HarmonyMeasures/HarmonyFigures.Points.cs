using Harmonic.Figures;
using Harmonic.Losses;

namespace Harmonic.Experiments;

public static partial class HarmonyFigures
{
    private static readonly string[] PitchClasses = ["A", "B♭", "B", "C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "G♯"];

    /// <summary>Points, one quantity against another.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="x">What the horizontal axis measures, with its unit.</param>
    /// <param name="y">What the vertical axis measures, with its unit.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="points">The points, in sets that each have a name and a colour.</param>
    public static Figure Points(string title, string x, string y, string caption, params HarmonyCurve[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var figure = new Figure(title) { Aspect = 0.55, Caption = caption };
        var panel = figure.Panel;
        (panel.X.Title, panel.Y.Title, panel.Legend) = (x, y, points.Length > 1 ? LegendPlace.Below : LegendPlace.None);
        for (var index = 0; index < points.Length; index++)
        {
            panel.Add(
                new Scatter(points[index].X, points[index].Y)
                {
                    Name = points[index].Name,
                    Color = Cycle[index % Cycle.Length],
                    Opacity = 0.6,
                    Size = 5,
                }
            );
        }

        return figure;
    }

    /// <summary>The indices of a grid on two eigenvectors of a measure, with the names of their pitches, coloured by octave.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="grid">The frequencies of the indices.</param>
    /// <param name="first">Along the horizontal axis.</param>
    /// <param name="second">Along the vertical axis.</param>
    public static Figure PitchPlane(string title, string caption, FrequencyGrid grid, EigenChord first, EigenChord second)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var figure = new Figure(title) { Aspect = 0.8, Caption = caption };
        var panel = figure.Panel;
        panel.EqualAspect = true;
        (panel.X.Title, panel.Y.Title) = (Named(first), Named(second));
        double[] octaves = [.. grid.Frequencies.Select(f => Math.Log2(f / grid.Frequencies[0]))];
        panel.Colors = new ColorAxis(ColorScale.Sequential, Title: "octaves above the lowest");
        panel.Add(new Scatter(first.Amplitudes, second.Amplitudes) { ColorBy = octaves, Size = 8 });
        foreach (var classIndices in Enumerable.Range(0, grid.Count).GroupBy(index => PitchClassOf(grid.Frequencies[index])))
        {
            var farthest = classIndices.MaxBy(index => Math.Pow(first.Amplitudes[index], 2) + Math.Pow(second.Amplitudes[index], 2));
            panel.AddText(1.12 * first.Amplitudes[farthest], 1.12 * second.Amplitudes[farthest], classIndices.Key);
        }

        return figure;
    }

    private static string Named(EigenChord chord) => $"eigenvector, λ = {chord.Eigenvalue:F2}".Replace('-', '−');

    /// <summary>The name of the nearest of the twelve pitches, A being 440 Hz and its octaves.</summary>
    private static string PitchClassOf(double frequency) =>
        PitchClasses[(((int)Math.Round(12 * Math.Log2(frequency / 440)) % 12) + 12) % 12];
}
