using System.Text.Json.Nodes;
using Plotly.NET;
using ScottPlot;

namespace Harmonic.Figures.Tests;

/// <summary>A figure that goes on in Plotly.NET or in ScottPlot.</summary>
public sealed class OtherLibrariesTests
{
    [Fact]
    public void A_chart_of_plotly_net_holds_the_same_document_and_goes_on()
    {
        var figure = Sample();
        var chart = Chart.withTitle("another title", null).Invoke(figure.ToPlotlyNet());
        var json = JsonNode.Parse(GenericChart.toFigureJson(chart))!;
        Assert.Equal("another title", (string?)json["layout"]!["title"]!["text"]);
        var ours = figure.ToPlotly();
        ours["layout"]!["title"] = json["layout"]!["title"]!.DeepClone();
        Assert.True(JsonNode.DeepEquals(ours["data"], json["data"]), json["data"]!.ToJsonString());
        Assert.Equal("time (s)", (string?)json["layout"]!["xaxis"]!["title"]!["text"]);
        Assert.Equal(ours["layout"]!["meta"]!.ToJsonString(), json["layout"]!["meta"]!.ToJsonString());
    }

    [Fact]
    public void A_page_of_scottplot_goes_on_and_draws()
    {
        var page = Sample().ToScottPlot(Theme.Paper(), "3.3in");
        var plot = page.Subplots.GetPlot(0);
        Assert.Equal("time (s)", plot.Axes.Bottom.Label.Text);
        plot.Add.Line(0, 1, 2, 3);
        using var picture = page.Render(400, 300);
        Assert.Equal((400, 300), (picture.Width, picture.Height));
    }

    [Fact]
    public void Points_in_space_are_not_for_scottplot()
    {
        var figure = new Figure("Space");
        figure.Panel.Add(
            new Scatter3d(
                new float[,]
                {
                    { 1, 2, 3 },
                }
            )
        );
        Assert.Contains("points in space", Assert.Throws<ExportException>(() => figure.ToScottPlot()).Message, StringComparison.Ordinal);
    }

    /// <summary>What a notebook shows must not need them: other kernels bring other versions of what they need.</summary>
    [Fact]
    public void Showing_a_figure_loads_neither_library() => Assert.Equal("Harmonic.Figures", ShowOnly.LoadedInOwnContext());

    private static Figure Sample()
    {
        var figure = new Figure("Sample");
        (figure.Panel.X.Title, figure.Panel.X.Unit) = ("time", "s");
        figure.Panel.Add(new Line((double[])[1, 2, 4]) { Name = "one" });
        return figure;
    }
}
