using Harmonic.Figures;

namespace Harmonic.Experiments;

public static partial class ToyFactorizationFigures
{
    /// <summary>
    /// What the loss asks of two moves of one image (write-up, first figure): to be parallel, +1, where they are of one kind and sign; opposite,
    /// −1, where they are of one kind and opposite signs; orthogonal, 0, where one is of pitch and the other of time.
    /// </summary>
    public static Figure Targets()
    {
        var figure = new Figure("What the loss asks of two moves", columns: 3)
        {
            Aspect = 0.8,
            Caption = "From the code of the anchor to those of its two shifted copies. The directions are not given: moves of one kind are to be parallel or "
                + "opposite, moves of two kinds orthogonal, wherever that comes to lie.",
        };
        AddTarget(figure[0, 0], "+1: one kind, one sign", ((-0.1, -0.65), (0.55, 0.65), "pitch +2"), ((0.2, -0.65), (0.75, 0.45), "pitch +4"), Colors.Blue);
        AddTarget(figure[0, 1], "−1: one kind, opposite signs", ((0, 0), (0.45, 0.8), "pitch +3"), ((0, 0), (-0.45, -0.8), "pitch −3"), Colors.Blue);
        AddTarget(figure[0, 2], "0: two kinds", ((0, -0.3), (0.45, 0.6), "pitch +3"), ((0, -0.3), (0.8, -0.7), "time +3"), Colors.Green);
        return figure;
    }

    private static void AddTarget(
        Panel panel, string title, ((double X, double Y) From, (double X, double Y) To, string Name) first,
        ((double X, double Y) From, (double X, double Y) To, string Name) second, string secondColor)
    {
        (panel.Title, panel.X.ShowTicks, panel.Y.ShowTicks) = (title, false, false);
        (panel.X.Range, panel.Y.Range) = ((-1.25, 1.25), (-1, 1));
        panel.Border = Colors.Grey;
        foreach (var (from, to, name, color) in new[] { (first.From, first.To, first.Name, Colors.Blue), (second.From, second.To, second.Name, secondColor) })
        {
            panel.Add(new Scatter(new[] { from.X }, new[] { from.Y }) { Color = Colors.Ink, Size = 7 });
            panel.AddArrow(from, to, color);
            var side = to.X > 0 ? 1 : -1;
            panel.AddText(to.X + (0.36 * side * (name == second.Name && side > 0 ? 1 : -1)), to.Y + (to.Y > 0 ? 0.12 : -0.12), name, color);
        }
    }
}
