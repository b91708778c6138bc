using System.Text.Json.Nodes;
using Harmonic.Data;

namespace Harmonic.Experiments.Tests;

public sealed class ToyFactorizationFiguresTests(WriteUpFigures writeUp) : IClassFixture<WriteUpFigures>
{
    public static TheoryData<string> Themes => ["screen", "dark", "paper", "paper-double", "paper-serif", "paper-double-serif"];

    [Theory]
    [MemberData(nameof(Themes))]
    public void In_every_theme_all_panels_lie_apart_inside_the_figure(string name)
    {
        var theme = Theme.Parse(name);
        foreach (var (figureName, figure) in writeUp.All())
        {
            var layout = figure.ToPlotly(theme)["layout"]!.AsObject();
            var places = Places(layout).ToArray();
            Assert.Equal(figure.Rows * figure.Columns, places.Length);
            Assert.All(places, place =>
                Assert.True(place.X0 >= 0 && place.X1 <= 1 && place.Y0 >= 0 && place.Y1 <= 1 && place.X1 > place.X0 && place.Y1 > place.Y0)
            );
            Assert.All(places.Index(), item =>
                Assert.All(places.Skip(item.Index + 1), other => Assert.True(Apart(item.Item, other), $"{figureName}: panels overlap"))
            );
        }
    }

    [Fact]
    public void Every_figure_has_title_caption_axis_labels_and_a_place_for_its_colours()
    {
        foreach (var (name, figure) in writeUp.All())
        {
            Assert.True(figure.Title.Length > 0 && figure.Caption.Length > 0, name);
            for (var row = 0; row < figure.Rows; row++)
            {
                Assert.All(
                    Enumerable.Range(0, figure.Columns).Select(column => figure[row, column]).Where(panel => panel.X.ShowTicks),
                    panel => Assert.True(panel.X.Title.Length > 0 && panel.Y.Title.Length > 0, name)
                );
            }
        }
    }

    [Fact]
    public void A_notebook_with_all_of_them_stays_light()
    {
        // 50 images here, 200 in the write-up, where all documents together take less than 3 MB.
        Assert.InRange(writeUp.All().Sum(figure => figure.Figure.ToPlotly().ToJsonString().Length), 1, 900_000);
    }

    [Fact]
    public void A_move_shows_the_shifted_image_and_its_code_on_the_line_of_its_shift()
    {
        var pca = Embedding.Pca.Fit(writeUp.Grid.Latents, components: 2);
        var data = Data(ToyFactorizationFigures.Move(writeUp.Grid, pca, 3, 0, image: 1)).ToArray();
        var view = writeUp.Grid.Views![writeUp.Grid.Row(1, 3, 0)];
        Assert.Equal(view.Pixels().Cast<float>().Select(pixel => (double)pixel), PlotlyArray.Decode(data[0]["z"]));
        var named = data.Where(trace => trace["name"] is not null).ToDictionary(trace => (string)trace["name"]!);
        var (pitch, time, here) = (named["pitch shifts"], named["time shifts"], named["this shift"]);
        Assert.Equal(PlotlyArray.Decode(pitch["x"])[7], Assert.Single(PlotlyArray.Decode(here["x"])));
        Assert.Equal(PlotlyArray.Decode(pitch["y"])[7], Assert.Single(PlotlyArray.Decode(here["y"])));
        Assert.Equal(PlotlyArray.Decode(pitch["x"])[4], PlotlyArray.Decode(time["x"])[4]); // no shift at all
        Assert.Throws<ArgumentOutOfRangeException>(() => ToyFactorizationFigures.Move(writeUp.Grid, pca, 5, 0));
    }

    [Fact]
    public void The_shift_grid_shows_the_image_and_its_shifted_copies()
    {
        var random = new RandomSequence(5, 0);
        var image = BlobImage.Random(ref random);
        var figure = ToyFactorizationFigures.ShiftGrid(image, [-4, 2]);
        var pictures = Data(figure).Select(trace => PlotlyArray.Decode(trace["z"])).ToArray();
        BlobImage[] shown = [image, image.Shifted(-4, 0), image.Shifted(2, 0), image, image.Shifted(0, -4), image.Shifted(0, 2)];
        Assert.Equal(shown.Select(Pixels), pictures);
        Assert.Equal(["original", "dy = −4", "dy = +2", "", "dx = −4", "dx = +2"], Panels(figure).Select(panel => panel.Title));
    }

    [Fact]
    public void Triplets_are_framed_in_the_colour_of_their_scheme_and_tell_their_shifts()
    {
        var sampler = new ShiftTripletSampler(3);
        var triplets = Enumerable.Range(0, 30).Select(index => sampler.Triplet(index)).DistinctBy(triplet => triplet.Scheme).ToArray();
        Assert.Equal(3, triplets.Length);
        var figure = ToyFactorizationFigures.Triplets(triplets);
        for (var column = 0; column < 3; column++)
        {
            var color = triplets[column].Scheme switch
            {
                ShiftScheme.PitchPitch => Colors.Blue,
                ShiftScheme.TimeTime => Colors.Green,
                _ => Colors.Vermillion,
            };
            Assert.All(Enumerable.Range(0, 3), row => Assert.Equal(color, figure[row, column].Border));
            var (dy, dx) = triplets[column].Shift1;
            Assert.Equal(dy != 0 ? $"dy\u00A0{Sign(dy)}" : $"dx\u00A0{Sign(dx)}", figure[1, column].Title);
        }
    }

    [Fact]
    public void The_loss_is_shown_as_it_is_and_as_the_mean_of_each_window()
    {
        var figure = ToyFactorizationFigures.Loss(writeUp.History, window: 10);
        var traces = Data(figure).ToArray();
        Assert.Equal(2, traces.Length);
        var raw = writeUp.History["loss"];
        Assert.Equal(Enumerable.Range(1, 60).Select(step => (double)step), PlotlyArray.Decode(traces[0]["x"]));
        Assert.Equal(raw.Select(loss => (double)loss), PlotlyArray.Decode(traces[0]["y"]));
        var means = PlotlyArray.Decode(traces[1]["y"]);
        var centres = PlotlyArray.Decode(traces[1]["x"]);
        Assert.Equal(Enumerable.Range(1, 55).Select(step => step + 0.5), centres);
        Assert.Equal(raw[..2].Average(), means[0], 1e-5);
        Assert.Equal(raw[2..6].Average(), means[Array.IndexOf(centres, 4.5)], 1e-5);
        Assert.Equal(raw[23..33].Average(), means[Array.IndexOf(centres, 28.5)], 1e-5);
        Assert.Equal(raw[50..].Average(), means[^1], 1e-5);
        Assert.True(figure.Panel.X.Log && figure.Panel.Y.Log);
    }

    [Fact]
    public void The_mean_of_singular_values_is_drawn_over_one_line_for_each_blob()
    {
        var traces = Data(ToyFactorizationFigures.SingularValues(writeUp.Grid)).Where(trace => (string?)trace["xaxis"] == "x").ToArray();
        Assert.Equal(51, traces.Length);
        var lines = traces[..50].Select(trace => PlotlyArray.Decode(trace["y"])).ToArray();
        var mean = PlotlyArray.Decode(traces[50]["y"]);
        Assert.All(Enumerable.Range(0, 9), index => Assert.Equal(lines.Average(line => line[index]), mean[index], 1e-6));
    }

    [Fact]
    public void Points_in_space_tell_their_shifts_in_bytes_and_not_in_text()
    {
        var trace = Data(ToyFactorizationFigures.UmapInSpace(writeUp.FirstColumns(3), writeUp.Grid, ShiftFactor.Time)).Single();
        Assert.Equal("i1", (string?)trace["customdata"]!["dtype"]);
        Assert.Equal("dy=%{customdata[0]:+d}, dx=%{customdata[1]:+d}<extra></extra>", (string?)trace["hovertemplate"]);
        Assert.Equal(writeUp.Grid.Dx.Select(shift => (double)shift), PlotlyArray.Decode(trace["marker"]!["color"]));
    }

    [Fact]
    public void What_lies_far_from_all_others_is_left_out_in_space_and_told()
    {
        var points = writeUp.FirstColumns(3);
        for (var row = 0; row < points.GetLength(0); row++)
        {
            (points[row, 0], points[row, 1], points[row, 2]) = (row % 7, row % 5, row == 3 ? 1_000 : row % 9);
        }

        var figure = ToyFactorizationFigures.UmapInSpace(points, writeUp.Grid, ShiftFactor.Pitch);
        var trace = Data(figure).Single();
        Assert.Equal(8, PlotlyArray.Decode(trace["z"]).Max());
        Assert.Equal(
            writeUp.Grid.Dy.Where((_, row) => row != 3).Select(shift => (double)shift),
            PlotlyArray.Decode(trace["marker"]!["color"])
        );
        Assert.Contains("1 code is outside of the view", figure.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Coordinates_that_do_not_fit_the_codes_are_refused()
    {
        Assert.Contains(
            "at least 4 columns",
            Assert.Throws<ArgumentException>(() => ToyFactorizationFigures.KernelPca(writeUp.FirstColumns(2), writeUp.Grid)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "3 × 2 coordinates",
            Assert.Throws<ArgumentException>(() => ToyFactorizationFigures.Umap(new float[3, 2], writeUp.Grid)).Message,
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<JsonObject> Data(Figure figure) => figure.ToPlotly()["data"]!.AsArray().Select(trace => trace!.AsObject());

    private static IEnumerable<Panel> Panels(Figure figure) =>
        Enumerable.Range(0, figure.Rows * figure.Columns).Select(index => figure[index / figure.Columns, index % figure.Columns]);

    private static double[] Pixels(IImage image) => [.. image.Pixels().Cast<float>().Select(pixel => (double)pixel)];

    private static bool Apart((double X0, double X1, double Y0, double Y1) one, (double X0, double X1, double Y0, double Y1) other) =>
        one.X1 <= other.X0 || other.X1 <= one.X0 || one.Y1 <= other.Y0 || other.Y1 <= one.Y0;

    private static string Sign(int shift) =>
        shift switch
        {
            0 => "0",
            > 0 => $"+{shift}",
            _ => $"−{-shift}",
        };

    private static IEnumerable<(double X0, double X1, double Y0, double Y1)> Places(JsonObject layout)
    {
        for (var panel = 1; ; panel++)
        {
            var suffix = panel == 1 ? "" : panel.ToString();
            var (x, y) = layout["scene" + suffix] is { } scene
                ? (scene["domain"]!["x"], scene["domain"]!["y"])
                : (layout["xaxis" + suffix]?["domain"], layout["yaxis" + suffix]?["domain"]);
            if (x is null)
            {
                yield break;
            }

            yield return ((double)x[0]!, (double)x[1]!, (double)y![0]!, (double)y[1]!);
        }
    }
}
