using Harmonic.Figures;

namespace Harmonic.Experiments;

public static partial class ToyFactorizationFigures
{
    /// <summary>
    /// What the loss asks of two moves of one image (write-up, first figure): to be parallel, +1, where they are of one kind and sign;
    /// opposite, −1, where they are of one kind and opposite signs; orthogonal, 0, where one is of pitch and the other of time.
    /// </summary>
    public static Figure Targets()
    {
        var figure = new Figure("What the loss asks of two moves", columns: 3)
        {
            Aspect = 0.8,
            Caption =
                "The moves from the code of the anchor to those of its two shifted copies; pitch is blue, time green. The "
                + "directions are not given: moves of one "
                + "kind are to be parallel or opposite, moves of two kinds orthogonal, wherever that comes to lie.",
        };
        AddTarget(figure[0, 0], "+1: same kind, same sign", ((-0.7, -0.7), (0, 0.7)), ((0.1, -0.7), (0.6, 0.3)), Colors.Blue);
        AddTarget(figure[0, 1], "−1: same kind, opposite signs", ((0, 0), (0.4, 0.8)), ((0, 0), (-0.4, -0.8)), Colors.Blue);
        AddTarget(figure[0, 2], "0: one of pitch, one of time", ((-0.3, -0.3), (0.15, 0.6)), ((-0.3, -0.3), (0.6, -0.75)), Colors.Green);
        return figure;
    }

    private static void AddTarget(
        Panel panel,
        string title,
        ((double X, double Y) From, (double X, double Y) To) first,
        ((double X, double Y) From, (double X, double Y) To) second,
        string secondColor
    )
    {
        (panel.Title, panel.X.ShowTicks, panel.Y.ShowTicks, panel.Border) = (title, false, false, Colors.Grey);
        (panel.X.Range, panel.Y.Range) = ((-1.25, 1.25), (-1, 1));
        AddMove(panel, first.From, first.To, "$d_1$", Colors.Blue);
        AddMove(panel, second.From, second.To, "$d_2$", secondColor);
    }

    /// <summary>A move with its name beside the arrow's head.</summary>
    private static void AddMove(Panel panel, (double X, double Y) from, (double X, double Y) to, string name, string color)
    {
        panel.Add(new Scatter(new[] { from.X }, new[] { from.Y }) { Color = Colors.Ink, Size = 7 });
        panel.AddArrow(from, to, color);
        panel.AddText(to.X + (to.X < 0 ? -0.3 : 0.3), to.Y, name, color);
    }
}
