using System.Text.Json.Nodes;

namespace Harmonic.Export;

/// <summary>Writes the place of each panel into a layout, as fractions of the plot area, with its frame, legend and colour bar.</summary>
internal sealed class PanelPlaces(Theme theme, JsonObject layout, PanelGrid grid, (double Width, double Height) area, double panelHeight)
{
    internal void Place(int panel, PanelSpec spec)
    {
        var (left, right) = Horizontal(panel);
        var (bottom, top) = Vertical(panel);
        if (layout[PlotlyNames.Numbered("scene", panel)] is JsonObject scene)
        {
            scene["domain"] = new JsonObject { ["x"] = Pair(left, right), ["y"] = Pair(bottom, top) };
        }

        PlaceAxis(PlotlyNames.Axis(layout, 'x', panel), left, right, spec);
        PlaceAxis(PlotlyNames.Axis(layout, 'y', panel), bottom, top, spec);
        PlaceColorBar(panel, right, (bottom + top) / 2);
        if (spec.Legend != "none")
        {
            layout[PlotlyNames.Numbered("legend", panel)] = Legend(panel, spec.Legend, (left, right), (bottom, top));
        }
    }

    internal JsonObject? Title(int panel, PanelSpec spec, string mark)
    {
        if (spec.Title.Length == 0)
        {
            return null;
        }

        var (left, right) = Horizontal(panel);
        var legend = spec.Legend == "above" ? grid.LegendHeight(panel) : 0;
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
            ["y"] = Round(Vertical(panel).Top + ((legend + (theme.FontSize * 0.2)) / area.Height)),
            ["xanchor"] = "center",
            ["yanchor"] = "bottom",
            ["borderpad"] = 0,
        };
    }

    private (double Left, double Right) Horizontal(int panel)
    {
        var left = grid.LeftOf(panel) / area.Width;
        return (left, left + (grid.PanelWidth / area.Width));
    }

    private (double Bottom, double Top) Vertical(int panel)
    {
        var top = 1 - (grid.TopOf(panel, panelHeight) / area.Height);
        return (top - (panelHeight / area.Height), top);
    }

    private void PlaceAxis(JsonObject? axis, double from, double to, PanelSpec spec)
    {
        if (axis is null)
        {
            return;
        }

        axis["domain"] = Pair(from, to);
        if (spec.Border is { } color)
        {
            axis["showline"] = true;
            axis["mirror"] = true;
            axis["linecolor"] = color;
            axis["linewidth"] = Math.Round(2.5 * theme.MarkScale, 2);
        }
    }

    private void PlaceColorBar(int panel, double right, double middle)
    {
        if ((layout[PlotlyNames.Numbered("coloraxis", panel)] as JsonObject)?["colorbar"] is not JsonObject bar)
        {
            return;
        }

        bar["x"] = Round(right + (theme.FontSize * 0.5 / area.Width));
        bar["xpad"] = 0;
        bar["y"] = Round(middle);
        bar["ypad"] = 0;
        bar["len"] = Math.Round(panelHeight, 2);
        bar["lenmode"] = "pixels";
        bar["thickness"] = Math.Round(theme.SmallFontSize * 0.9, 2);
        bar["outlinewidth"] = 0;
        bar["ticks"] = "outside";
        bar["ticklen"] = Math.Round(theme.SmallFontSize * 0.25, 2);
        bar["tickcolor"] = theme.Palette.Muted;
        bar["tickfont"] = ThemeTemplate.Font(theme, theme.SmallFontSize);
        if (bar["title"] is JsonObject title)
        {
            title["side"] = "right";
            title["font"] = ThemeTemplate.Font(theme, theme.FontSize);
        }
    }

    private JsonObject Legend(int panel, string place, (double Left, double Right) x, (double Bottom, double Top) y)
    {
        var inset = theme.SmallFontSize * 0.4;
        var outside = place is "above" or "below";
        var right = place.EndsWith("right", StringComparison.Ordinal);
        var low = place.StartsWith("bottom", StringComparison.Ordinal);
        var axisRoom = grid.Outer.Bottom - grid.LegendHeight(panel);
        return new JsonObject
        {
            ["orientation"] = outside && grid.LegendFitsOneLine(panel) ? "h" : "v",
            ["x"] = Round(outside ? x.Left : right ? x.Right - (inset / area.Width) : x.Left + (inset / area.Width)),
            ["xanchor"] = right ? "right" : "left",
            ["y"] = Round(place switch
            {
                "above" => y.Top,
                "below" => y.Bottom - (axisRoom / area.Height),
                _ => low ? y.Bottom + (inset / area.Height) : y.Top - (inset / area.Height),
            }),
            ["yanchor"] = low || place == "above" ? "bottom" : "top",
            ["font"] = ThemeTemplate.Font(theme, theme.SmallFontSize),
            ["bgcolor"] = outside ? "rgba(0,0,0,0)" : theme.Palette.Background + "CC",
            ["borderwidth"] = 0,
            ["tracegroupgap"] = 0,
        };
    }

    private static JsonArray Pair(double from, double to) => [Round(Math.Clamp(from, 0, 1)), Round(Math.Clamp(to, 0, 1))];

    private static double Round(double fraction) => Math.Round(fraction, 5);
}
