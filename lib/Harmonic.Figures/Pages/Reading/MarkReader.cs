using System.Text.Json.Nodes;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>Reads the series of one panel.</summary>
internal sealed class MarkReader(PageStyle style, AxisReader x, AxisReader y, PageColors colors, int first)
{
    internal IReadOnlyList<IPageMark> Read(JsonObject[] traces)
    {
        var marks = new List<IPageMark>();
        double[] before = [];
        for (var index = 0; index < traces.Length; index++)
        {
            var trace = traces[index];
            switch ((string?)trace["type"] ?? "scatter")
            {
                case "heatmap":
                    marks.Add(new FieldMark(NumberArray.ReadMatrix(trace["z"]), colors, Format(trace), style.Pen, style.SmallFontSize));
                    break;
                case "bar":
                    marks.Add(Bars(trace, first + index));
                    break;
                case "scatter" or "scattergl":
                    marks.AddRange(Scatter(trace, before, first + index));
                    before = y.Places(trace["y"]);
                    break;
                case var type:
                    throw new ExportException($"A series of the type {type} can be drawn by a browser alone.");
            }
        }

        return marks;
    }

    private static string? Format(JsonObject trace) =>
        (string?)trace["texttemplate"] is { } template && template.Split(':') is [_, var format] ? format.TrimEnd('}') : null;

    private BarsMark Bars(JsonObject trace, int index)
    {
        var lengths = NumberArray.Read(trace["x"]);
        double[] Ends(string name, int sign) =>
            [.. lengths.Zip(NumberArray.Read(trace["error_x"]?[name]), (length, error) => x.Place(length + (sign * error)))];
        var places = Array.ConvertAll(lengths, x.Place);
        return new BarsMark(
            places,
            style.Color((string?)trace["marker"]?["color"], style.Next(index)),
            Ends("arrayminus", -1),
            Ends("array", 1),
            x.Start,
            style.Color((string?)trace["error_x"]?["color"], style.Ink),
            style.Width((double?)trace["error_x"]?["thickness"] ?? 1.2)
        );
    }

    private IEnumerable<IPageMark> Scatter(JsonObject trace, double[] before, int index)
    {
        var (across, upward) = (x.Places(trace["x"]), y.Places(trace["y"]));
        if (across.Length != upward.Length)
        {
            throw new ExportException(
                $"A series of this figure has {across.Length} places along one axis and {upward.Length} along the other."
            );
        }

        var mode = (string?)trace["mode"] ?? "lines";
        var opacity = (double?)trace["opacity"] ?? 1;
        var line = style.Color((string?)trace["line"]?["color"], style.Next(index));
        var fill = (string?)trace["fill"];
        SKColor Area() => style.Color((string?)trace["fillcolor"], Paints.Fade(line, 0.5 * opacity));
        if (fill == "tonexty")
        {
            yield return new BandMark(across, before, upward, Area());
        }

        var width = style.Width((double?)trace["meta"]?["lineWidth"] ?? (double?)trace["line"]?["width"] ?? 2);
        if (mode.Contains("lines", StringComparison.Ordinal) && ((double?)trace["line"]?["width"] ?? 2) > 0)
        {
            yield return new LineMark(across, upward, Paints.Fade(line, opacity), width)
            {
                Dashed = trace["line"]?["dash"] is not null,
                Stepped = (string?)trace["line"]?["shape"] == "hv",
                Fill = fill == "tozeroy" ? Area() : null,
            };
        }

        if (mode.Contains("markers", StringComparison.Ordinal) && trace["marker"] is JsonObject marker)
        {
            yield return Points(trace, marker, across, upward, line, opacity);
        }
    }

    private PointsMark Points(JsonObject trace, JsonObject marker, double[] across, double[] upward, SKColor line, double opacity)
    {
        var size = style.Width((double?)trace["meta"]?["markerSize"] ?? (double?)marker["size"] ?? 6);
        var byValue = marker["coloraxis"] is not null;
        var color = byValue ? line : style.Color((marker["color"] as JsonValue)?.ToString(), line);
        return new PointsMark(across, upward, color, opacity, size)
        {
            ColorBy = byValue ? NumberArray.Read(marker["color"]) : [],
            Colors = byValue ? colors : null,
            Whole = (bool?)trace["cliponaxis"] == false,
        };
    }
}
