namespace Harmonic.Figures.Pages;

/// <summary>
/// A figure as it is drawn on a page: read from its plotly.js document, in the colours of one theme. Texts are plotly's subset of HTML.
/// </summary>
/// <param name="Title">What the figure shows.</param>
/// <param name="Caption">What to look at.</param>
/// <param name="Columns">Panels side by side where there is room for them.</param>
/// <param name="Aspect">Height of a panel as a part of its width.</param>
/// <param name="Panels">The panels row by row.</param>
/// <param name="Key">What colours mean in all panels.</param>
internal sealed record PageFigure(
    string Title,
    string Caption,
    int Columns,
    double Aspect,
    IReadOnlyList<PagePanel> Panels,
    IReadOnlyList<LegendEntry> Key
)
{
    /// <summary>
    /// The figure with so many panels in a row. Where titles stand once for a row or a column of panels, they do so for the new ones.
    /// </summary>
    internal PageFigure InColumns(int columns)
    {
        if (columns == Columns)
        {
            return this;
        }

        var last = Panels.Count - 1;
        var across = Titles(panel => panel.X.Title, place => last - ((last - place) % Columns), place => place + columns);
        var upward = Titles(panel => panel.Y.Title, place => place - (place % Columns), place => place % columns == 0 ? -1 : place - 1);
        return this with
        {
            Columns = columns,
            Panels =
            [
                .. Panels.Select(
                    (panel, place) =>
                        panel with
                        {
                            X = panel.X with { Title = across[place] },
                            Y = NamesOf(place, columns) with { Title = upward[place] },
                        }
                ),
            ],
        };
    }

    /// <summary>A panel's vertical axis; with the names that stood once for its row where it begins one now.</summary>
    private PageAxis NamesOf(int place, int columns)
    {
        var (own, first) = (Panels[place].Y, Panels[place - (place % Columns)].Y);
        return
            place % columns == 0
            && own.Ticks is { } ticks
            && first.Ticks is { } named
            && ticks.All(tick => tick.Label.Length == 0)
            && ticks.Select(tick => tick.Place).SequenceEqual(named.Select(tick => tick.Place))
            ? own with
            {
                Ticks = named,
                Named = first.Named,
            }
            : own;
    }

    /// <summary>The titles of one axis of all panels.</summary>
    /// <param name="title">A panel's own.</param>
    /// <param name="carrier">The panel that carries the title for the one at a place.</param>
    /// <param name="neighbour">The panel of the new row or column that may carry it instead.</param>
    private string[] Titles(Func<PagePanel, string> title, Func<int, int> carrier, Func<int, int> neighbour)
    {
        string[] own = [.. Panels.Select(title)];
        if (Array.TrueForAll(own, text => text.Length > 0))
        {
            return own;
        }

        string[] meant = [.. own.Select((text, place) => text.Length > 0 ? text : own[carrier(place)])];
        return [.. meant.Select((text, place) => meant.ElementAtOrDefault(neighbour(place)) == text ? "" : text)];
    }
}
