using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>
/// A figure: a grid of panels under one title, with a caption that says what to look at. It is data and labels alone; a
/// <see cref="Theme"/> gives it its looks when it is shown or saved. Texts may hold simple LaTeX between dollar signs.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatterSource))]
public sealed partial class Figure
{
    private readonly Panel[] _panels;

    /// <param name="title">What the figure shows.</param>
    /// <param name="rows">Rows of panels.</param>
    /// <param name="columns">Columns of panels.</param>
    public Figure(string title, int rows = 1, int columns = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        (Title, Rows, Columns) = (title, rows, columns);
        _panels = [.. Enumerable.Range(0, rows * columns).Select(_ => new Panel())];
    }

    /// <summary>What the figure shows.</summary>
    public string Title { get; set; }

    /// <summary>What to look at, in a sentence or two; stands under the figure.</summary>
    public string Caption { get; set; } = "";

    /// <summary>Rows of panels.</summary>
    public int Rows { get; }

    /// <summary>Columns of panels.</summary>
    public int Columns { get; }

    /// <summary>Height of each panel as a part of its width.</summary>
    public double Aspect { get; set; } = 0.625;

    /// <summary>What colours mean in all panels; stands under the figure.</summary>
    public IList<LegendKey> Key { get; } = [];

    /// <summary>The panel of a figure that has one.</summary>
    public Panel Panel => _panels[0];

    /// <summary>The panel in that row and column, counted from 0 at the upper left.</summary>
    public Panel this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
            return _panels[(row * Columns) + column];
        }
    }

    /// <summary>The plotly.js document, with <c>data</c>, <c>layout</c> and <c>config</c>.</summary>
    /// <param name="theme">How it looks; <see cref="Theme.Current"/> when null.</param>
    /// <param name="width">Width of the picture; the theme's own when null.</param>
    /// <exception cref="ArgumentException">A label holds LaTeX that cannot be shown, or the data do not fit together.</exception>
    public JsonObject ToPlotly(Theme? theme = null, Length? width = null) => (theme ?? Theme.Current).Apply(Document(), width);

    /// <summary>Title, caption and notes as plain text.</summary>
    public override string ToString() => string.Join('\n', Lines().Where(line => line.Length > 0));

    private IEnumerable<string> Lines()
    {
        var meta = Document()["layout"]!["meta"]!;
        return [$"[figure] {PlainText.FromHtml((string?)meta["title"])}", PlainText.FromHtml((string?)meta["caption"])];
    }

    /// <summary>The figure before it has a theme: data, labels, and what a theme needs to arrange the panels.</summary>
    internal JsonObject Document()
    {
        var document = new PlotlyDocument();
        for (var index = 0; index < _panels.Length; index++)
        {
            _panels[index].Write(document, index);
        }

        foreach (var key in Key)
        {
            document.Data.Add((JsonNode)key.ToJson(_panels.Length));
        }

        var caption = string.Join(' ', document.Notes.Prepend(Caption).Where(text => text.Length > 0));
        return document.ToJson(
            new JsonObject
            {
                ["title"] = LabelText.ToHtml(Title),
                ["caption"] = LabelText.ToHtml(caption),
                ["columns"] = Columns,
                ["aspect"] = Aspect,
            }
        );
    }
}
