using Harmonic.Figures;
using Harmonic.Losses;

namespace Harmonic.Experiments;

public static partial class HarmonyFigures
{
    private static readonly JustRatio[] Marked =
    [
        new(1, 1),
        new(6, 5),
        new(5, 4),
        new(4, 3),
        new(3, 2),
        new(5, 3),
        new(2, 1),
        new(5, 2),
        new(3, 1),
    ];
    private static readonly string[] Cycle = [Colors.Blue, Colors.Vermillion, Colors.Green, Colors.Purple, Colors.Amber, Colors.Sky];

    /// <summary>Curves over one axis, with a legend below; the title, the caption and the axes are the caller's to refine.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="x">What the horizontal axis measures, with its unit.</param>
    /// <param name="y">What the vertical axis measures, with its unit.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="curves">The curves.</param>
    public static Figure Curves(string title, string x, string y, string caption, params HarmonyCurve[] curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var figure = new Figure(title) { Aspect = 0.45, Caption = caption };
        Add(figure.Panel, x, y, curves);
        return figure;
    }

    /// <summary>Measures over intervals, one panel for each, with the simplest ratios marked.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="panels">For each panel what its vertical axis measures, and the curves (see <see
    /// cref="HarmonyCurve.OverIntervals"/>).</param>
    public static Figure Intervals(string title, string caption, params (string Measure, HarmonyCurve[] Curves)[] panels)
    {
        ArgumentNullException.ThrowIfNull(panels);
        var figure = new Figure(title, columns: panels.Length) { Aspect = panels.Length == 1 ? 0.45 : 0.7, Caption = caption };
        for (var index = 0; index < panels.Length; index++)
        {
            var (panel, curves) = (figure[0, index], panels[index].Curves);
            Add(panel, "interval (ratio of frequencies)", panels[index].Measure, curves);
            var widest = curves.Max(curve => curve.X.DefaultIfEmpty().Max());
            var marked = Array.FindAll(Marked, ratio => ratio.Cents <= widest);
            panel.X.Ticks = [.. marked.Select(ratio => ratio.Cents)];
            panel.X.TickLabels = [.. marked.Select(ratio => ratio.ToString())];
        }

        return figure;
    }

    private static void Add(Panel panel, string x, string y, HarmonyCurve[] curves)
    {
        (panel.X.Title, panel.Y.Title) = (x, y);
        panel.Legend = curves.Length > 1 ? LegendPlace.Below : LegendPlace.None;
        for (var index = 0; index < curves.Length; index++)
        {
            // A curve is the wider the more of the later ones run along it, so that it shows on either side of them.
            var covered = curves[(index + 1)..].Count(later => RunsAlong(later, curves[index]));
            panel.Add(
                new Line(curves[index].X, curves[index].Y)
                {
                    Name = curves[index].Name,
                    Color = Cycle[index % Cycle.Length],
                    Width = 2 + (2.5 * covered),
                }
            );
        }
    }

    private static bool RunsAlong(HarmonyCurve curve, HarmonyCurve other)
    {
        var height = Math.Max(1e-300, curve.Y.Concat(other.Y).Select(Math.Abs).DefaultIfEmpty().Max());
        return curve.X.SequenceEqual(other.X)
            && curve.Y.Zip(other.Y).Count(pair => Math.Abs(pair.First - pair.Second) < 0.01 * height) > 0.5 * curve.Y.Length;
    }
}
