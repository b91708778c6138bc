using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harmonic.Figures.Pages;

/// <summary>Reads the plotly.js documents of this project, with or without a theme, as pages in the colours of one theme.</summary>
internal sealed class PlotlyReader
{
    private readonly JsonObject _layout;
    private readonly JsonObject _meta;
    private readonly JsonObject[] _traces;
    private readonly PageStyle _style;

    private PlotlyReader(JsonObject document, JsonObject layout, JsonObject meta, PageStyle style)
    {
        (_layout, _meta, _style) = (layout, meta, style);
        _traces = [.. document["data"]!.AsArray().OfType<JsonObject>()];
    }

    /// <summary>Whether a document can be read: it is one of this project's, and nothing in it stands in space.</summary>
    internal static bool CanRead(JsonObject document) =>
        document["data"] is JsonArray
        && document["layout"] is JsonObject layout
        && layout["meta"] is JsonObject meta
        && meta["panels"] is JsonArray { Count: > 0 }
        && !layout.Any(part => part.Key.StartsWith("scene", StringComparison.Ordinal));

    /// <summary>Reads a document that <see cref="CanRead"/>.</summary>
    /// <exception cref="ExportException">It is damaged.</exception>
    internal static PageFigure Read(JsonObject document, PageStyle style)
    {
        try
        {
            // A document that was never text holds numbers of many types; read from text they are all the same.
            document = WasText(document["layout"]!["meta"]!) ? document : JsonNode.Parse(document.ToJsonString())!.AsObject();
            var layout = document["layout"]!.AsObject();
            var meta = layout["meta"]!.AsObject();
            return new PlotlyReader(document, layout, meta, style).Read();
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or NullReferenceException)
        {
            throw new ExportException($"This figure is damaged and cannot be drawn: {error.Message}", error);
        }
    }

    private static bool WasText(JsonNode meta) => meta["columns"] is JsonValue columns && columns.TryGetValue<JsonElement>(out _);

    private PageFigure Read()
    {
        var panels = _meta["panels"]!.AsArray().OfType<JsonObject>().Select(PanelSpec.From).ToArray();
        return new PageFigure(
            (string?)_meta["title"] ?? "",
            (string?)_meta["caption"] ?? "",
            (int?)_meta["columns"] ?? 1,
            (double?)_meta["aspect"] ?? 0.625,
            [.. panels.Select(Panel)],
            Legend(panels.Length, true)
        );
    }

    private PagePanel Panel(PanelSpec spec, int panel)
    {
        var traces = Array.FindAll(_traces, trace => ((string?)trace["xaxis"] ?? "x") == PlotlyNames.Numbered("x", panel));
        var (x, y) = (
            new AxisReader(Axis('x', panel), spec.XTitle, Names(traces, "x")),
            new AxisReader(Axis('y', panel), spec.YTitle, Names(traces, "y"))
        );
        var colors = Colors(panel, traces);
        var marks = new MarkReader(_style, x, y, colors, Array.IndexOf(_traces, traces.FirstOrDefault())).Read(traces);
        PageLine[] lines = [.. Lines(panel, x, y)];
        PageLabel[] labels = [.. Labels(panel, x, y)];
        return new PagePanel
        {
            Title = spec.Title,
            TitleColor = spec.TitleColor,
            X = x.Finish(
                marks,
                mark => mark.Across,
                mark => mark.Room.Across,
                lines.Where(line => line.Vertical),
                labels.Select(label => label.X)
            ),
            Y = y.Finish(
                marks,
                mark => mark.Upward,
                mark => mark.Room.Upward,
                lines.Where(line => !line.Vertical),
                labels.Select(label => label.Y)
            ),
            EqualAspect = Axis('y', panel)["scaleanchor"] is not null,
            Border = spec.Border,
            Mirrored = (bool?)Axis('x', panel)["mirror"] ?? false,
            LegendPlace = spec.Legend,
            Series = Legend(panel, spec.Legend != "none"),
            ColorBar = spec.ColorBar,
            ColorTitle = spec.ColorTitle,
            Colors = colors,
            Marks = marks,
            Labels = labels,
            Lines = lines,
        };
    }

    private JsonObject Axis(char letter, int panel) => PlotlyNames.Axis(_layout, letter, panel) ?? [];

    /// <summary>What the series of a panel call their places, where those are no numbers.</summary>
    private static string[] Names(JsonObject[] traces, string column) =>
        traces
            .Select(trace => trace[column])
            .OfType<JsonArray>()
            .FirstOrDefault(names => names.Any(name => name is JsonValue value && value.TryGetValue<string>(out _)))
            ?.Select(name => name?.ToString() ?? "")
            .ToArray()
        ?? [];

    private PageColors Colors(int panel, JsonObject[] traces)
    {
        var axis = _layout[PlotlyNames.Numbered("coloraxis", panel)] as JsonObject;
        var scale = _style.Scale(axis?["colorscale"] as JsonArray);
        if ((double?)axis?["cmin"] is { } low && (double?)axis["cmax"] is { } high)
        {
            return new PageColors(scale, low, high);
        }

        var extent = Extent.Of([
            .. traces.Select(trace =>
                (string?)trace["type"] == "heatmap"
                    ? [.. NumberArray.ReadMatrix(trace["z"]).Cast<double>()]
                    : NumberArray.Read(trace["marker"]?["color"])
            ),
        ]);
        return new PageColors(scale, extent?.Low ?? 0, extent?.High ?? 1);
    }

    private IEnumerable<PageLine> Lines(int panel, AxisReader x, AxisReader y)
    {
        var (across, upward) = (PlotlyNames.Numbered("x", panel), PlotlyNames.Numbered("y", panel));
        foreach (var shape in (_layout["shapes"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var color = _style.Color((string?)shape["line"]?["color"], _style.Muted);
            var width = _style.Width((double?)shape["line"]?["width"] ?? 1);
            if ((string?)shape["xref"] == across && (string?)shape["yref"] == upward + " domain")
            {
                yield return new PageLine(x.Place((double)shape["x0"]!), true, color, width);
            }
            else if ((string?)shape["yref"] == upward && (string?)shape["xref"] == across + " domain")
            {
                yield return new PageLine(y.Place((double)shape["y0"]!), false, color, width);
            }
        }
    }

    /// <summary>Texts at places of the axes; plotly.js gives those of a logarithmic axis as logarithms already.</summary>
    private IEnumerable<PageLabel> Labels(int panel, AxisReader x, AxisReader y)
    {
        var (across, upward) = (PlotlyNames.Numbered("x", panel), PlotlyNames.Numbered("y", panel));
        foreach (var text in (_layout["annotations"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if ((string?)text["xref"] == across && (string?)text["yref"] == upward)
            {
                (double, double)? tail =
                    (string?)text["axref"] == across && (bool?)text["showarrow"] == true
                        ? ((double)text["ax"]!, (double)text["ay"]!)
                        : null;
                var named = (string?)text["font"]?["color"] ?? (string?)text["arrowcolor"];
                yield return new PageLabel(
                    (double)text["x"]!,
                    (double)text["y"]!,
                    (string?)text["text"] ?? "",
                    _style.Color(named, _style.Ink),
                    tail
                );
            }
        }
    }

    /// <summary>The named series of a panel: those that its legend shows, or, where it has none, all.</summary>
    private LegendEntry[] Legend(int panel, bool shown)
    {
        var legend = PlotlyNames.Numbered("legend", panel);
        return
        [
            .. _traces
                .Select((trace, index) => (Trace: trace, Index: index))
                .Where(each => ((string?)each.Trace["legend"] ?? "legend") == legend)
                .Where(each => shown ? (bool?)each.Trace["showlegend"] ?? false : each.Trace["name"] is not null)
                .Select(each => Entry(each.Trace, each.Index)),
        ];
    }

    private LegendEntry Entry(JsonObject trace, int index)
    {
        var mode = (string?)trace["mode"] ?? "lines";
        var symbol = (string?)trace["marker"]?["symbol"] ?? "";
        var color = _style.Color(
            (string?)trace["line"]?["color"] ?? ((trace["marker"]?["color"] as JsonValue)?.ToString()),
            _style.Next(index)
        );
        var width = mode.Contains("lines", StringComparison.Ordinal) ? _style.Width((double?)trace["meta"]?["lineWidth"] ?? 2) : 0;
        var sign =
            symbol.EndsWith("-open", StringComparison.Ordinal) ? LegendSign.Frame
            : trace["fill"] is not null || (string?)trace["type"] == "bar" ? LegendSign.Area
            : mode.Contains("markers", StringComparison.Ordinal) ? LegendSign.Dot
            : LegendSign.None;
        return new LegendEntry((string?)trace["name"] ?? "", color, width, trace["line"]?["dash"] is not null, sign);
    }
}
