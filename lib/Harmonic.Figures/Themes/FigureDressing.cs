using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>Puts a theme on one figure: template and colours on any, and the arrangement of panels on those that describe it.</summary>
internal sealed class FigureDressing
{
    private const string TitleMark = "panel-title";
    private const string CaptionMark = "figure-caption";
    private readonly Theme _theme;
    private readonly JsonObject _figure;
    private readonly JsonObject _layout;

    internal FigureDressing(Theme theme, JsonObject figure)
    {
        _theme = theme;
        _figure = figure.DeepClone().AsObject();
        if (_figure["data"] is not JsonArray || (_figure["layout"] ??= new JsonObject()) is not JsonObject layout)
        {
            throw new ExportException("This is no plotly.js figure: it needs a list \"data\" and an object \"layout\".");
        }

        _layout = layout;
    }

    private IEnumerable<JsonObject> Traces => _figure["data"]!.AsArray().OfType<JsonObject>();

    internal JsonObject Dress(double width, double? height)
    {
        _layout.Remove("template");
        new Recoloring(_theme.Palette).Apply(_figure);
        ScaleMarks();
        if (_layout["meta"] is JsonObject meta && meta["panels"] is JsonArray panels)
        {
            Arrange(meta, [.. panels.OfType<JsonObject>().Select(PanelSpec.From)], width, height);
        }
        else
        {
            _layout["width"] = width;
            _layout["height"] = height ?? width * 0.625;
        }

        _layout["template"] = ThemeTemplate.Of(_theme);
        return _figure;
    }

    /// <summary>A trace states its line width and marker size for the screen in <c>meta</c>; the theme scales them.</summary>
    private void ScaleMarks()
    {
        foreach (var trace in Traces)
        {
            if (trace["meta"] is JsonObject meta)
            {
                Scale(trace, "line", "width", (double?)meta["lineWidth"]);
                Scale(trace, "marker", "size", (double?)meta["markerSize"]);
            }
        }
    }

    private void Scale(JsonObject trace, string part, string property, double? size)
    {
        if (size is { } stated && trace[part] is JsonObject target)
        {
            target[property] = Math.Round(stated * _theme.MarkScale, 2);
        }
    }

    private void Arrange(JsonObject meta, IReadOnlyList<PanelSpec> panels, double width, double? height)
    {
        var columns = (int?)meta["columns"] ?? 1;
        var legends = panels.Select((_, panel) => LegendNames(panel)).ToArray();
        var aspect = (double?)meta["aspect"] ?? 0.625;
        var grid = new PanelGrid(_theme, _layout, panels, legends, columns, aspect, width);
        var head = new FigureHead(_theme, meta, width - (2 * grid.Margin), LegendNames(panels.Count), grid);
        var top = Math.Round(grid.Margin + head.TitleHeight + grid.Outer.Top);
        var bottom = Math.Round(grid.Margin + head.CaptionHeight + head.KeyHeight + grid.Outer.Bottom);
        var area = Math.Round(height is { } asked ? asked - top - bottom : grid.HeightOf(Math.Round(grid.PanelWidth * aspect)));
        var panelHeight = grid.PanelHeight(area);
        if (panelHeight < 12)
        {
            throw new ExportException(
                $"{new Length((height ?? 0) / _theme.PixelsPerInch)} is too low for this figure and its labels. Ask for a greater height."
            );
        }

        var (left, right) = (Math.Round(grid.Margin + grid.Sides.Left), Math.Round(grid.Margin + grid.Sides.Right));
        var plot = (Width: Math.Round(width) - left - right, Height: area);
        var places = new PanelPlaces(_theme, _layout, grid, plot, panelHeight);
        var annotations = ForeignAnnotations();
        for (var panel = 0; panel < panels.Count; panel++)
        {
            places.Place(panel, panels[panel]);
            if (places.Title(panel, panels[panel], TitleMark) is { } title)
            {
                annotations.Add((JsonNode)title);
            }
        }

        if (head.Caption(left, bottom, CaptionMark) is { } caption)
        {
            annotations.Add((JsonNode)caption);
        }

        _layout["annotations"] = annotations;
        head.Write(_layout, left, panels.Count, bottom, plot);
        _layout["width"] = Math.Round(width, 2);
        _layout["height"] = Math.Round(height ?? top + area + bottom, 2);
        _layout["margin"] = new JsonObject
        {
            ["l"] = left,
            ["r"] = right,
            ["t"] = top,
            ["b"] = bottom,
            ["pad"] = 0,
            ["autoexpand"] = false,
        };
    }

    private JsonArray ForeignAnnotations()
    {
        var kept = (_layout["annotations"] as JsonArray ?? [])
            .Where(annotation => (string?)annotation?["name"] is not (TitleMark or CaptionMark))
            .Select(annotation => annotation?.DeepClone());
        return [.. kept];
    }

    private string[] LegendNames(int panel)
    {
        var legend = PlotlyNames.Numbered("legend", panel);
        return
        [
            .. Traces
                .Where(trace => ((string?)trace["legend"] ?? "legend") == legend && ((bool?)trace["showlegend"] ?? false))
                .Select(trace => (string?)trace["name"] ?? ""),
        ];
    }
}
