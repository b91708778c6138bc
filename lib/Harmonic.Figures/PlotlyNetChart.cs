using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace Harmonic.Figures;

/// <summary>
/// Makes Plotly.NET's charts. In a class of its own, so that its assemblies are loaded when a chart is asked for and not before.
/// </summary>
internal static class PlotlyNetChart
{
    /// <summary>A plotly.js document as a chart.</summary>
    internal static GenericChart Of(JsonObject document)
    {
        var traces = document["data"]!
            .AsArray()
            .OfType<JsonObject>()
            .Select(trace => Filled(NewTrace((string?)trace["type"] ?? "scatter"), trace));
        var (layout, config) = (Filled(new Layout(), document["layout"]!.AsObject()), Filled(new Config(), document["config"]!.AsObject()));
        return GenericChart.fromChartDTO(new ChartDTO(ListModule.OfSeq(traces), layout, config));
    }

    private static Plotly.NET.Trace NewTrace(string type) => type == "scatter3d" ? new Trace3D(type) : new Trace2D(type);

    private static T Filled<T>(T target, JsonObject source)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in source)
        {
            if (value is not null)
            {
                target.SetProperty(name, Plain(value));
            }
        }

        return target;
    }

    /// <summary>JSON as Plotly.NET holds it: objects with properties, lists, and values.</summary>
    private static object Plain(JsonNode node) =>
        node switch
        {
            JsonObject nested => Filled(new DynamicObj.DynamicObj(), nested),
            JsonArray list => list.Select(item => item is null ? null! : Plain(item)).ToArray(),
            _ => node.GetValueKind() switch
            {
                JsonValueKind.String => node.GetValue<string>(),
                JsonValueKind.True => true,
                JsonValueKind.False => false,

                // Plotly.NET writes a decimal point into whole numbers of another type.
                JsonValueKind.Number
                    when int.TryParse(node.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) =>
                    whole,
                _ => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture),
            },
        };
}
