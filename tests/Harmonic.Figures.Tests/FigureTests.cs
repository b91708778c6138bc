using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Harmonic.Figures.Tests;

public sealed class FigureTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void A_figure_is_written_in_plotlys_schema()
    {
        var figure = new Figure("Loss & more", columns: 2)
        {
            Caption = "Look at $\\Delta$.",
            Key = { new LegendKey("pitch", Colors.Blue) },
        };
        var left = figure[0, 0];
        (left.Title, left.X.Title, left.X.Unit, left.X.Log, left.Y.Title, left.Legend) = (
            "left",
            "time",
            "s",
            true,
            "loss",
            LegendPlace.Below
        );
        left.Add(
            new Line((double[])[1, 10, 100], (double[])[0.5, double.NaN, 0.25])
            {
                Name = "a",
                Color = Colors.Blue,
                Dashed = true,
            }
        );
        left.AddHorizontalLine(0.3);
        var right = figure[0, 1];
        right.Colors = ColorAxis.AboutZero(ColorScale.Diverging, 4, "dy");
        right.Add(
            new Scatter((int[])[1, 2], (int[])[3, 4])
            {
                ColorBy = (int[])[-4, 4],
                ColorName = "dy",
                Opacity = 0.5,
            }
        );
        AssertSnapshot("two-panels.json", figure);
    }

    [Fact]
    public void Bars_a_matrix_and_a_histogram_are_written_in_plotlys_schema()
    {
        var figure = new Figure("Kinds", columns: 3);
        figure[0, 0].Add(new Bars(["first", "second"], (double[])[1, 2]) { Interval = ((double[])[0.5, 1.5], (double[])[1.5, 2.25]) });
        figure[0, 1]
            .Add(
                new Heatmap(
                    new float[,]
                    {
                        { 1, float.NaN },
                        { 3, 4 },
                    }
                )
                {
                    RowNames = ["u", "v"],
                    CellFormat = ".1f",
                }
            );
        figure[0, 2].Add(new Histogram((double[])[0, 0, 1, 2], bins: 2) { Name = "h" });
        AssertSnapshot("kinds.json", figure);
    }

    [Fact]
    public void Points_in_space_have_a_scene_of_their_own()
    {
        var figure = new Figure("Space", columns: 2);
        figure[0, 0].Add(new Line((double[])[1, 2]));
        figure[0, 1].Z.Title = "depth";
        figure[0, 1]
            .Add(
                new Scatter3d(
                    new float[,]
                    {
                        { 1, 2, 3 },
                    }
                )
                {
                    Hover = [new HoverField("dy", (int[])[2], "+d"), new HoverField("dx", (int[])[-1], "+d")],
                }
            );
        var json = figure.ToPlotly();
        Assert.Equal("scene2", (string?)json["data"]![1]!["scene"]);
        Assert.Equal("dy=%{customdata[0]:+d}, dx=%{customdata[1]:+d}<extra></extra>", (string?)json["data"]![1]!["hovertemplate"]);
        Assert.Equal("depth", (string?)json["layout"]!["scene2"]!["zaxis"]!["title"]!["text"]);
        Assert.Null(json["layout"]!["xaxis2"]);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(27, 13, 12)]
    [InlineData(1, 1, 40)]
    [InlineData(0, 0, 0)]
    public void Points_in_space_keep_their_proportions_and_fit_their_panel(float x, float y, float z)
    {
        var figure = new Figure("Space");
        figure.Panel.Add(
            new Scatter3d(
                new float[,]
                {
                    { 0, 0, 0 },
                    { x, y, z },
                }
            )
        );
        var ratio = figure.ToPlotly()["layout"]!["scene"]!["aspectratio"]!.AsObject().Select(side => (double)side.Value!).ToArray();
        Assert.All(ratio, side => Assert.InRange(side, 0.02, 2.5));
        if (x * y > 0 && z / x < 20)
        {
            Assert.Equal(x / y, ratio[0] / ratio[1], 0.01);
            Assert.Equal(z / x, ratio[2] / ratio[0], 0.01);
        }
    }

    [Fact]
    public void A_figure_without_data_says_so_in_each_panel()
    {
        var figure = new Figure("Empty", columns: 3);
        figure[0, 1].Add(new Line((double[])[double.NaN]));
        figure[0, 2].Add(new Scatter((double[])[double.NaN, 1], (double[])[1, double.NegativeInfinity]));
        var notes = figure.ToPlotly()["layout"]!["annotations"]!.AsArray().Select(note => (string?)note!["text"]);
        Assert.Equal(3, notes.Count(text => text == "no data"));
    }

    [Fact]
    public void What_cannot_be_drawn_is_counted_in_the_caption()
    {
        var figure = new Figure("Gaps") { Panel = { Y = { Log = true } } };
        figure.Panel.Add(new Line((double[])[1, double.NaN, double.PositiveInfinity, -1, 0, 2]) { Name = "loss" });
        Assert.Contains("4 of 6 values of “loss” cannot be drawn", figure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_point_of_a_line_gets_a_marker()
    {
        var figure = new Figure("One");
        figure.Panel.Add(new Line((double[])[double.NaN, 3]));
        Assert.Equal("lines+markers", (string?)figure.ToPlotly()["data"]![0]!["mode"]);
    }

    [Theory]
    [InlineData(Scatter.WebGlFrom - 1, "scatter")]
    [InlineData(Scatter.WebGlFrom, "scattergl")]
    public void Many_points_are_drawn_by_webgl(int count, string type)
    {
        var figure = new Figure("Points");
        figure.Panel.Add(new Scatter(Values.Range(0, count), Values.Range(0, count)));
        Assert.Equal(type, (string?)figure.ToPlotly()["data"]![0]!["type"]);
    }

    [Fact]
    public void Data_that_do_not_fit_together_are_refused_with_both_numbers()
    {
        Refused("A line needs as many values of y as of x: there are 1 and 2", () => new Line((int[])[1, 2], (int[])[1]));
        Refused("There are 2 names for 1 bars", () => new Bars(["a", "b"], (int[])[1]));
        Refused("has 4 columns", () => new Scatter3d(new float[2, 4]));
        Refused("has 2 values for 1 points", () => Drawn(
                new Scatter3d(
                    new float[1, 3]
                    {
                        { 1, 2, 3 },
                    }
                )
                {
                    Hover = [new HoverField("n", (int[])[1, 2])],
                }
            ));
        Refused("measures 2 along y and has 1 names", () => Drawn(new Heatmap(new double[2, 2]) { RowNames = ["a"] }));
        Refused("needs as many values of colour as of x", () => Drawn(new Scatter((int[])[1], (int[])[1]) { ColorBy = (int[])[1, 2] }));
        Refused("must be positive", () => Drawn(new Line((int[])[1]), (0, 1)));
    }

    [Fact]
    public void A_panel_outside_the_grid_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Figure("f", 1, 2)[0, 2]);

    [Fact]
    public void A_panel_takes_plane_data_or_points_in_space() =>
        Refused("not both", () => new Figure("f").Panel.Add(new Line((int[])[1])).Add(new Scatter3d(new float[1, 3])));

    [Fact]
    public void A_figure_is_saved_as_the_ending_says()
    {
        using var folder = new TemporaryFolder();
        var figure = new Figure("Saved");
        figure.Panel.X.Title = "a label";
        figure.Panel.Add(new Line((double[])[1, 2, 1]));
        figure.Save(folder.File("f.svg"), "84mm", Theme.Paper());
        Assert.Contains(">a label</text>", File.ReadAllText(folder.File("f.svg")), StringComparison.Ordinal);
        figure.SaveHtml(folder.File("f.html"));
        Assert.Contains("a label", File.ReadAllText(folder.File("f.html")), StringComparison.Ordinal);
        Assert.Contains(".svg, .pdf or .png", Assert.Throws<ExportException>(() => figure.Save("f.gif")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "is not a length",
            Assert.Throws<ExportException>(() => figure.Save(folder.File("f.png"), "wide")).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void Odd_data_and_odd_labels_are_drawn_with_their_axes()
    {
        var figure = new Figure("Größe 音高 $\\lambda_h$ < 1", rows: 2, columns: 3);
        figure[0, 0].Add(new Line((double[])[1, double.NaN, double.PositiveInfinity, 2]));
        figure[0, 1].Add(new Scatter((double[])[1], (double[])[2]) { Name = "<b>one</b> & only" });
        figure[0, 2]
            .Add(
                new Scatter3d(
                    new float[,]
                    {
                        { 1, 2, 3 },
                    }
                )
            );
        figure[1, 0]
            .Add(
                new Heatmap(
                    new double[,]
                    {
                        { 1, double.NaN },
                        { double.PositiveInfinity, 4 },
                    }
                )
            );
        figure[1, 1].Add(new Scatter(Values.Range(0, 1_000_000), Values.Range(0, 1_000_000)));
        for (var place = 0; place < 6; place++)
        {
            figure[place / 3, place % 3].X.Title = $"$x_{place}$ in 音";
        }

        using var folder = new TemporaryFolder();
        figure.Save(folder.File("f.svg"));
        // plotly.js puts marks without width before and after a subscript.
        var text = XDocument.Load(folder.File("f.svg")).Root!.Value.Replace("\u200B", "", StringComparison.Ordinal);
        Assert.Contains("Größe 音高 λh < 1", text, StringComparison.Ordinal);
        Assert.Contains("no data", text, StringComparison.Ordinal);
        Assert.All([0, 1, 3, 4, 5], place => Assert.Contains($"x{place} in 音", text, StringComparison.Ordinal));
    }

    private static void Refused(string reason, Func<object> make) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);

    private static JsonObject Drawn(Trace trace, (double From, double To)? logRange = null)
    {
        var figure = new Figure("f");
        (figure.Panel.X.Log, figure.Panel.X.Range) = (logRange is not null, logRange);
        figure.Panel.Add(trace);
        return figure.ToPlotly();
    }

    /// <summary>Compares with a file that a person has read; where it differs, the new text is in the failure.</summary>
    private static void AssertSnapshot(string name, Figure figure)
    {
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snapshots", name));
        Assert.Equal(expected.ReplaceLineEndings("\n").Trim(), figure.Document().ToJsonString(Readable).ReplaceLineEndings("\n"));
    }
}
