using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>The notebooks as a map: an arrow leads from a question to the one that it raised.</summary>
public static class NotebookMap
{
    private static readonly (string Color, (string Name, double X, double Y, string Text)[] Nodes)[] Nodes =
    [
        (
            Colors.Blue,
            [
                ("01", 2.2, 9.1, "factorization"),
                ("02", 1.1, 7.3, "LeJEPA"),
                ("03", 3.5, 7.3, "how sure?"),
                ("04", 2.2, 5.2, "what was factorized?"),
                ("05", 1.1, 3.1, "music"),
                ("07", 3.5, 3.1, "eigenstructure"),
                ("06", 1.1, 1, "rolls"),
            ]
        ),
        (
            Colors.Vermillion,
            [
                ("10", 7.4, 9.1, "measures"),
                ("11", 6.2, 7.3, "the autoencoder"),
                ("13", 8.8, 7.3, "theory"),
                ("12", 6.2, 5.2, "superposition"),
                ("14", 8.8, 5.2, "composition"),
                ("15", 6.2, 3.1, "is it harmony?"),
                ("16", 8.6, 3.1, "dictionaries"),
                ("17", 6.2, 1, "transfer"),
            ]
        ),
        (Colors.Grey, [("20", 8.6, 1, "how fast?")]),
    ];

    private static readonly (string Color, (string From, string To)[] Pairs)[] Arrows =
    [
        (Colors.Blue, [("01", "02"), ("01", "03"), ("02", "04"), ("03", "04"), ("04", "05"), ("04", "07"), ("05", "06")]),
        (Colors.Vermillion, [("10", "11"), ("10", "13"), ("11", "12"), ("13", "14"), ("12", "15"), ("12", "16"), ("15", "17")]),
    ];

    /// <summary>Draws the map: the toy write-up left, harmonic autoencoders right.</summary>
    public static Figure Draw()
    {
        var figure = new Figure("The notebooks")
        {
            Aspect = 0.62,
            Caption =
                "Blue: the toy write-up on pitch and time. Vermillion: harmonic autoencoders. "
                + "Both end in the same question: does the constraint do it, or something that comes with it?",
        };
        var panel = figure.Panel;
        (panel.X.Range, panel.Y.Range, panel.X.ShowTicks, panel.Y.ShowTicks) = ((0, 10), (0, 10), false, false);
        foreach (var (color, nodes) in Nodes)
        {
            panel.Add(
                new Scatter(nodes.Select(node => node.X).ToArray(), nodes.Select(node => node.Y).ToArray()) { Color = color, Size = 8 }
            );
            foreach (var (name, x, y, text) in nodes)
            {
                panel.AddText(x, y + 0.4, $"{name} {text}", color);
            }
        }
        var at = Nodes.SelectMany(group => group.Nodes).ToDictionary(node => node.Name);
        foreach (var (color, pairs) in Arrows)
        {
            foreach (var (from, to) in pairs)
            {
                panel.AddArrow((at[from].X, at[from].Y - 0.2), (at[to].X, at[to].Y + 0.8), color);
            }
        }
        return figure;
    }
}
