using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>One frame of a figure: its axes, the data drawn in it and its labels.</summary>
public sealed class Panel
{
    private readonly List<Trace> _traces = [];
    private readonly List<PanelText> _texts = [];
    private readonly List<ReferenceLine> _lines = [];
    private readonly List<PanelArrow> _arrows = [];

    internal Panel() { }

    /// <summary>Text above the panel.</summary>
    public string Title { get; set; } = "";

    /// <summary>Colour of <see cref="Title"/>; that of all text when null.</summary>
    public string? TitleColor { get; set; }

    /// <summary>The horizontal axis.</summary>
    public Axis X { get; } = new();

    /// <summary>The vertical axis.</summary>
    public Axis Y { get; } = new();

    /// <summary>The third axis of a panel that holds points in space.</summary>
    public Axis Z { get; } = new();

    /// <summary>Whether a unit is as long on the vertical axis as on the horizontal one.</summary>
    public bool EqualAspect { get; set; }

    /// <summary>Colour of a thick frame about the panel; none when null.</summary>
    public string? Border { get; set; }

    /// <summary>Where the legend stands.</summary>
    public LegendPlace Legend { get; set; }

    /// <summary>How numbers become colours in this panel; the sequential scale when null.</summary>
    public ColorAxis? Colors { get; set; }

    /// <summary>The series of this panel in the order they are drawn.</summary>
    public IReadOnlyList<Trace> Traces => _traces;

    private bool IsEmpty => _traces.TrueForAll(trace => trace.IsEmpty);

    private bool IsInSpace => !IsEmpty && _traces.Exists(trace => trace is ISpatial);

    /// <summary>Draws a series in this panel.</summary>
    /// <returns>This panel, for the next one.</returns>
    public Panel Add(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        if (_traces.Count > 0 && trace is ISpatial != _traces[0] is ISpatial)
        {
            throw new ArgumentException("A panel holds either points in space or plane data, not both.", nameof(trace));
        }

        _traces.Add(trace);
        return this;
    }

    /// <summary>Writes a text at a place of the axes.</summary>
    public Panel AddText(double x, double y, string text, string? color = null)
    {
        _texts.Add(new PanelText(x, y, text, color));
        return this;
    }

    /// <summary>Draws an arrow between two places of the axes, which must be linear; the data do not make room for it.</summary>
    public Panel AddArrow((double X, double Y) from, (double X, double Y) to, string color)
    {
        _arrows.Add(new PanelArrow(from, to, color));
        return this;
    }

    /// <summary>Draws a thin dashed line across the panel at a value of the horizontal axis.</summary>
    public Panel AddVerticalLine(double x)
    {
        _lines.Add(new ReferenceLine(x, Vertical: true));
        return this;
    }

    /// <summary>Draws a thin dashed line across the panel at a value of the vertical axis.</summary>
    public Panel AddHorizontalLine(double y)
    {
        _lines.Add(new ReferenceLine(y, Vertical: false));
        return this;
    }

    internal void Write(PlotlyDocument document, int index)
    {
        var place = new DrawingPlace(index, this, document.Notes);
        if (IsEmpty)
        {
            WriteEmpty(document, place);
        }
        else if (IsInSpace)
        {
            WriteSpace(document, place);
        }
        else
        {
            WritePlane(document, place);
        }

        document.Panels.Add((JsonNode)Describe());
    }

    private JsonObject Describe()
    {
        var panel = new JsonObject();
        if (Title.Length > 0)
        {
            panel["title"] = LabelText.ToHtml(Title);
            if (TitleColor is not null)
            {
                panel["titleColor"] = TitleColor;
            }
        }

        if (Legend != LegendPlace.None)
        {
            panel["legend"] = Legend switch
            {
                LegendPlace.TopLeft => "top-left",
                LegendPlace.TopRight => "top-right",
                LegendPlace.BottomLeft => "bottom-left",
                LegendPlace.BottomRight => "bottom-right",
                LegendPlace.Below => "below",
                _ => "above",
            };
            panel["dots"] = _traces.TrueForAll(trace => trace.IsDots);
        }

        if (Border is not null)
        {
            panel["border"] = Border;
        }

        if (!IsEmpty && Colors is { Bar: not ColorBarPlace.None } colors)
        {
            panel["colorBar"] = colors.Bar == ColorBarPlace.Right ? "right" : "above";
            panel["colorTitle"] = LabelText.ToHtml(colors.Title);
        }

        if (!IsInSpace)
        {
            Note("xTitle", X.Label);
            Note("yTitle", Y.Label);
        }

        panel["tickWidth"] = Math.Round(TickWidth.Of(Y, _traces), 2);
        return panel;

        void Note(string name, string text)
        {
            if (text.Length > 0)
            {
                panel[name] = text;
            }
        }
    }

    private void WriteTraces(PlotlyDocument document, DrawingPlace place)
    {
        foreach (var trace in _traces.SelectMany(trace => trace.Draw(place)))
        {
            document.Data.Add((JsonNode)trace);
        }

        document.Layout[place.ColorAxis] = (Colors ?? new ColorAxis(ColorScale.Sequential, Bar: ColorBarPlace.None)).ToJson();
    }

    private void WritePlane(PlotlyDocument document, DrawingPlace place)
    {
        WriteTraces(document, place);
        var (x, y) = WriteAxes(document, place);
        foreach (var shaping in _traces.OfType<IShapesAxes>())
        {
            shaping.ShapeAxes(x, y);
        }

        if (EqualAspect)
        {
            y["scaleanchor"] = place.XAxis;
        }

        foreach (var text in _texts)
        {
            document.Annotations.Add((JsonNode)text.ToJson(place, X.Log, Y.Log));
        }

        foreach (var arrow in _arrows)
        {
            document.Annotations.Add((JsonNode)arrow.ToJson(place));
        }

        foreach (var line in _lines)
        {
            document.Shapes.Add((JsonNode)line.ToJson(place));
        }
    }

    private void WriteSpace(PlotlyDocument document, DrawingPlace place)
    {
        WriteTraces(document, place);
        var scene = new JsonObject
        {
            ["xaxis"] = InSpace(X),
            ["yaxis"] = InSpace(Y),
            ["zaxis"] = InSpace(Z),
        };
        SpaceView.Write(scene, _traces.OfType<ISpatial>());
        document.Layout[place.Scene] = scene;
    }

    private static JsonObject InSpace(Axis axis)
    {
        var json = axis.ToJson();
        json["title"] = new JsonObject { ["text"] = axis.Label };
        json["nticks"] = 4;
        return json;
    }

    /// <summary>A panel without data says so, rather than show a grid that means nothing.</summary>
    private static void WriteEmpty(PlotlyDocument document, DrawingPlace place)
    {
        document.Data.Add(
            (JsonNode)
                new JsonObject
                {
                    ["type"] = "scatter",
                    ["x"] = new JsonArray((JsonNode?)null),
                    ["y"] = new JsonArray((JsonNode?)null),
                    ["xaxis"] = place.XAxis,
                    ["yaxis"] = place.YAxis,
                    ["showlegend"] = false,
                    ["hoverinfo"] = "skip",
                }
        );
        var (x, y) = WriteAxes(
            document,
            place with
            {
                Owner = new Panel { X = { ShowTicks = false }, Y = { ShowTicks = false } },
            }
        );
        (x["range"], x["showline"], x["mirror"]) = (new JsonArray(0, 1), true, true);
        (y["range"], y["showline"], y["mirror"]) = (new JsonArray(0, 1), true, true);
        document.Annotations.Add((JsonNode)new PanelText(0.5, 0.5, "no data", null).ToJson(place, false, false));
    }

    private static (JsonObject X, JsonObject Y) WriteAxes(PlotlyDocument document, DrawingPlace place)
    {
        var (x, y) = (place.Owner.X.ToJson(), place.Owner.Y.ToJson());
        (x["anchor"], y["anchor"]) = (place.YAxis, place.XAxis);
        document.Layout[place.XAxis.Insert(1, "axis")] = x;
        document.Layout[place.YAxis.Insert(1, "axis")] = y;
        return (x, y);
    }
}
