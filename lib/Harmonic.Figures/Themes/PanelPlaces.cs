using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>Writes the place of each panel into a layout, as fractions of the plot area, with its frame, legend and colour bar.</summary>
internal sealed class PanelPlaces(Theme theme, JsonObject layout, PanelGrid grid, (double Width, double Height) area, double panelHeight)
{
    internal void Place(int panel, PanelSpec spec)
    {
        var x = Horizontal(panel);
        var y = Vertical(panel);
        if (layout[PlotlyNames.Numbered("scene", panel)] is JsonObject scene)
        {
            scene["domain"] = new JsonObject { ["x"] = Pair(x), ["y"] = Pair(y) };
        }

        PlaceAxis(PlotlyNames.Axis(layout, 'x', panel), x, spec, grid.XTitleOf(panel), grid.PanelWidth / (theme.SmallFontSize * 3));
        PlaceAxis(PlotlyNames.Axis(layout, 'y', panel), y, spec, grid.YTitleOf(panel), panelHeight / (theme.SmallFontSize * 2.4));
        if ((layout[PlotlyNames.Numbered("coloraxis", panel)] as JsonObject) is { } colors && spec.ColorBar != "none")
        {
            colors["colorbar"] = ColorBar(panel, spec, x, y);
        }

        if (spec.Legend != "none")
        {
            layout[PlotlyNames.Numbered("legend", panel)] = Legend(panel, spec, x, y);
        }
    }

    internal JsonObject? Title(int panel, PanelSpec spec, string mark)
    {
        if (spec.Title.Length == 0)
        {
            return null;
        }

        var (left, right) = Horizontal(panel);
        var font = ThemeTemplate.Font(theme, theme.FontSize);
        font["color"] = spec.TitleColor ?? theme.Palette.Ink;
        return new JsonObject
        {
            ["name"] = mark,
            ["text"] = grid.TitleOf(panel),
            ["font"] = font,
            ["showarrow"] = false,
            ["xref"] = "paper",
            ["yref"] = "paper",
            ["x"] = Round((left + right) / 2),
            ["y"] = Round(Vertical(panel).To + (grid.RowTop(panel) / area.Height)),
            ["xanchor"] = "center",
            ["yanchor"] = "top",
            ["borderpad"] = 0,
        };
    }

    private (double From, double To) Horizontal(int panel)
    {
        var left = grid.LeftOf(panel) / area.Width;
        return (left, left + (grid.PanelWidth / area.Width));
    }

    private (double From, double To) Vertical(int panel)
    {
        var top = 1 - (grid.TopOf(panel, panelHeight) / area.Height);
        return (top - (panelHeight / area.Height), top);
    }

    private void PlaceAxis(JsonObject? axis, (double From, double To) place, PanelSpec spec, string title, double mostTicks)
    {
        if (axis is null)
        {
            return;
        }

        axis["domain"] = Pair(place);
        if (title.Length > 0)
        {
            axis["title"] = new JsonObject { ["text"] = title };
        }

        if (axis["tickvals"] is null && (string?)axis["type"] != "category")
        {
            // The labels of a logarithmic axis crowd at the end of each decade.
            axis["nticks"] = Math.Clamp((int)((string?)axis["type"] == "log" ? mostTicks * 0.65 : mostTicks), 3, 10);
        }

        if (spec.Border is { } color)
        {
            (axis["showline"], axis["mirror"], axis["linecolor"]) = (true, true, color);
            axis["linewidth"] = Math.Round(2.5 * theme.MarkScale, 2);
        }
    }

    private JsonObject ColorBar(int panel, PanelSpec spec, (double From, double To) x, (double From, double To) y)
    {
        var above = spec.ColorBar == "above";
        var bar = new JsonObject
        {
            ["orientation"] = above ? "h" : "v",
            ["xpad"] = 0,
            ["ypad"] = 0,
            ["lenmode"] = "pixels",
            ["len"] = Math.Round(above ? grid.PanelWidth : panelHeight, 2),
            ["thickness"] = Math.Round(theme.SmallFontSize * 0.75, 2),
            ["outlinewidth"] = 0,
            ["ticks"] = "outside",
            ["ticklen"] = Math.Round(theme.SmallFontSize * 0.25, 2),
            ["tickcolor"] = theme.Palette.Muted,
            ["nticks"] = above ? 5 : Math.Clamp((int)(panelHeight / (theme.SmallFontSize * 2)), 2, 9),
            ["tickfont"] = ThemeTemplate.Font(theme, theme.SmallFontSize),
        };
        bar["x"] = Round(above ? (x.From + x.To) / 2 : x.To + (theme.FontSize * 0.5 / area.Width));
        bar["xanchor"] = above ? "center" : "left";
        bar["y"] = Round(above ? y.To + (grid.ColorBarHeight(panel) / area.Height) : (y.From + y.To) / 2);

        // Not "bottom": plotly.js then moves every title of the figure by half the height of a lying bar above the plot.
        bar["yanchor"] = above ? "top" : "middle";
        if (spec.ColorTitle.Length > 0)
        {
            bar["title"] = new JsonObject
            {
                ["text"] = spec.ColorTitle,
                ["side"] = above ? "top" : "right",
                ["font"] = ThemeTemplate.Font(theme, theme.FontSize),
            };
        }

        return bar;
    }

    private JsonObject Legend(int panel, PanelSpec spec, (double From, double To) x, (double From, double To) y)
    {
        var (insetX, insetY) = (theme.SmallFontSize * 0.4 / area.Width, theme.SmallFontSize * 0.4 / area.Height);
        var place = spec.Legend;
        var outside = place is "above" or "below";
        var right = place.EndsWith("right", StringComparison.Ordinal);
        var low = place.StartsWith("bottom", StringComparison.Ordinal);
        return new JsonObject
        {
            ["orientation"] = outside && grid.Legends.FitsOneLine(panel, grid.PanelWidth) ? "h" : "v",
            ["x"] = Round(
                outside ? LegendCentre(panel, (x.From + x.To) / 2)
                : right ? x.To - insetX
                : x.From + insetX
            ),
            ["xanchor"] =
                outside ? "center"
                : right ? "right"
                : "left",
            ["y"] = Round(
                place switch
                {
                    "above" => y.To,
                    "below" => y.From - (grid.BelowAxis(panel) / area.Height),
                    _ => low ? y.From + insetY : y.To - insetY,
                }
            ),
            ["yanchor"] = low || place == "above" ? "bottom" : "top",
            ["font"] = ThemeTemplate.Font(theme, theme.SmallFontSize),
            ["bgcolor"] = outside ? "rgba(0,0,0,0)" : theme.Palette.Background + "CC",
            ["borderwidth"] = 0,
            ["traceorder"] = "normal",
            ["itemsizing"] = spec.HasDotsOnly ? "constant" : "trace",
        };
    }

    /// <summary>The middle of the panel, or further left where the legend would leave the figure.</summary>
    private double LegendCentre(int panel, double middle) =>
        Math.Min(middle, 1 + ((grid.Sides.Right + grid.Margin - (grid.Legends.Width(panel, grid.PanelWidth) / 2)) / area.Width));

    private static JsonArray Pair((double From, double To) place) =>
        [Round(Math.Clamp(place.From, 0, 1)), Round(Math.Clamp(place.To, 0, 1))];

    private static double Round(double fraction) => Math.Round(fraction, 5);
}
