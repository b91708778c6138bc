using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>What belongs to a figure as a whole: its title above, the key of its colours and its caption below.</summary>
internal sealed class FigureHead
{
    private readonly Theme _theme;
    private readonly PanelGrid _grid;
    private readonly string _title;
    private readonly string _caption;

    internal FigureHead(Theme theme, JsonObject meta, double width, string[] key, PanelGrid grid)
    {
        (_theme, _grid) = (theme, grid);
        _title = theme.ShowsTitle ? TextMeasure.Wrap((string?)meta["title"] ?? "", width / TitleSize) : "";
        _caption = theme.ShowsTitle ? TextMeasure.Wrap((string?)meta["caption"] ?? "", width / theme.SmallFontSize) : "";
        TitleHeight = TextMeasure.Lines(_title) is var lines and > 0 ? TitleSize * ((1.3 * lines) + 0.5) : 0;
        CaptionHeight = TextMeasure.Lines(_caption) is var captionLines and > 0 ? theme.SmallFontSize * ((1.3 * captionLines) + 0.8) : 0;
        KeyHeight = grid.Legends.KeyHeight(key, width);
    }

    internal double TitleHeight { get; }

    internal double CaptionHeight { get; }

    internal double KeyHeight { get; }

    private double TitleSize => _theme.FontSize * 1.2;

    internal JsonObject? Caption(double left, double bottom, string mark) =>
        _caption.Length == 0
            ? null
            : new JsonObject
            {
                ["name"] = mark,
                ["text"] = _caption,
                ["font"] = ThemeTemplate.Font(_theme, _theme.SmallFontSize),
                ["showarrow"] = false,
                ["align"] = "left",
                ["xref"] = "paper",
                ["yref"] = "paper",
                ["x"] = 0,
                ["y"] = 0,
                ["xanchor"] = "left",
                ["yanchor"] = "bottom",
                ["xshift"] = Math.Round(_grid.Margin - left, 2),
                ["yshift"] = Math.Round(_grid.Margin - bottom, 2),
                ["borderpad"] = 0,
            };

    internal void Write(JsonObject layout, double left, int panels, double bottom, (double Width, double Height) area)
    {
        layout.Remove("title");
        if (_title.Length > 0)
        {
            layout["title"] = Title();
        }

        if (KeyHeight > 0)
        {
            layout[PlotlyNames.Numbered("legend", panels)] = Key(left, bottom, area);
        }
    }

    private JsonObject Title() =>
        new()
        {
            ["text"] = _title,
            ["font"] = ThemeTemplate.Font(_theme, TitleSize),
            ["x"] = 0,
            ["xref"] = "container",
            ["xanchor"] = "left",
            ["y"] = 1,
            ["yref"] = "container",
            ["yanchor"] = "top",
            ["pad"] = new JsonObject { ["l"] = Math.Round(_grid.Margin, 2), ["t"] = Math.Round(_grid.Margin, 2) },
            ["automargin"] = false,
        };

    private JsonObject Key(double left, double bottom, (double Width, double Height) area) =>
        new()
        {
            ["orientation"] = "h",
            ["x"] = Math.Round((_grid.Margin - left) / area.Width, 5),
            ["xanchor"] = "left",
            ["y"] = Math.Round(-(bottom - _grid.Margin - CaptionHeight) / area.Height, 5),
            ["yanchor"] = "bottom",
            ["font"] = ThemeTemplate.Font(_theme, _theme.SmallFontSize),
            ["bgcolor"] = "rgba(0,0,0,0)",
            ["borderwidth"] = 0,
        };
}
