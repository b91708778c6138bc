using System.Diagnostics;
using System.Text.Json.Nodes;
using Harmonic.Figures;

namespace Harmonic.Bench;

/// <summary>The figures of the executed notebooks as PDF files, drawn by ScottPlot or by a browser that is open already.</summary>
internal sealed class FigureDrawing(string width, bool browser)
{
    private readonly (string Notebook, JsonObject Figure)[] figures =
    [
        .. from path in Directory.GetFiles("notebooks", "*.ipynb").Order(StringComparer.Ordinal)
        from cell in JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray()
        from output in cell!["outputs"]?.AsArray() ?? []
        let figure = output!["data"]?["application/vnd.plotly.v1+json"] as JsonObject
        where figure is not null && !FigureFile.NeedsBrowser(figure)
        select (Path.GetFileNameWithoutExtension(path), Of(figure, browser)),
    ];

    /// <summary>Draws one figure four times; the first is for what has to be loaded.</summary>
    internal object Measure(int number)
    {
        var (notebook, figure) = figures[number];
        var options = new FigureFileOptions(Theme.Paper(), Length.Parse(width));
        var seconds = new List<double>();
        var size = 0;
        for (var time = 0; time < 4; time++)
        {
            var clock = Stopwatch.StartNew();
            size = FigureFile.DrawAsync(figure, ExportFormat.Pdf, options).GetAwaiter().GetResult().Length;
            seconds.Add(clock.Elapsed.TotalSeconds);
        }
        seconds.RemoveAt(0);
        return new
        {
            seconds = seconds.Order().ElementAt(seconds.Count / 2),
            size,
            notebook,
            count = figures.Length,
        };
    }

    /// <summary>A figure; for the browser without what tells that it is one of ours.</summary>
    private static JsonObject Of(JsonObject figure, bool browser)
    {
        var copy = (JsonObject)figure.DeepClone();
        if (browser)
        {
            ((JsonObject)copy["layout"]!).Remove("meta");
        }
        return copy;
    }
}
