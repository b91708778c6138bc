using System.Text;
using System.Text.Json.Nodes;
using Harmonic.Figures.Pages;

namespace Harmonic.Figures.Tests.Pages;

public sealed class PageTests
{
    [Fact]
    public void Panels_that_would_be_thumbnails_in_a_column_stand_below_one_another()
    {
        var wide = LayOut(Panels(4), "7in");
        var narrow = LayOut(Panels(4), "3.3in");
        Assert.Equal(wide.DataOf(0).Top, wide.DataOf(3).Top);
        Assert.Equal(narrow.DataOf(0).Top, narrow.DataOf(1).Top);
        Assert.True(narrow.DataOf(2).Top > narrow.DataOf(0).Bottom);
    }

    [Theory]
    [InlineData("3.3in")]
    [InlineData("7in")]
    public void Letters_have_their_size_in_points_whatever_the_width(string width)
    {
        var svg = Svg(Panels(1), new FigureFileOptions(Theme.Paper(), Length.Parse(width)));
        var size = 12 * 96 / Theme.Paper().PixelsPerInch;
        Assert.Contains("font-size=\"12\"", svg, StringComparison.Ordinal);
        Assert.Contains(
            $"matrix({(96 / Theme.Paper().PixelsPerInch).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)} ",
            svg,
            StringComparison.Ordinal
        );
        Assert.Equal(7, size * 72 / 96, 1e-9);
    }

    [Fact]
    public void A_figure_without_room_says_which_width_it_needs_and_has_it_there()
    {
        var figure = new Figure("Long names") { Aspect = 0.3 };
        figure.Panel.Add(new Bars([new string('n', 40)], (double[])[1]));
        var error = Assert.Throws<ExportException>(() => LayOut(figure, "2in"));
        var needed = error.Message[(error.Message.LastIndexOf("needs ", StringComparison.Ordinal) + 6)..].TrimEnd('.');
        Assert.True(LayOut(figure, needed).PanelWidth > 0);
    }

    [Fact]
    public void Panels_are_lettered_on_request()
    {
        var figure = Panels(2);
        Assert.DoesNotContain("(a)", Svg(figure, new FigureFileOptions(Theme.Paper())), StringComparison.Ordinal);
        var lettered = Svg(figure, new FigureFileOptions(Theme.Paper(), Letters: true));
        Assert.Contains(">(a)</text>", lettered, StringComparison.Ordinal);
        Assert.Contains(">(b)</text>", lettered, StringComparison.Ordinal);
    }

    [Fact]
    public void A_legend_that_every_panel_has_stands_once_below_all()
    {
        var figure = new Figure("Shared", columns: 2);
        foreach (var panel in new[] { figure[0, 0], figure[0, 1] })
        {
            panel.Legend = LegendPlace.TopRight;
            panel.Add(new Line((double[])[1, 2]) { Name = "the same", Color = Colors.Blue });
        }

        var svg = Svg(figure, new FigureFileOptions(Theme.Paper(), new Length(7)));
        Assert.Equal(2, svg.Split(">the same</text>").Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_line_is_dashed_in_an_svg_where_it_is_said_to_be(bool dashed)
    {
        var figure = new Figure("Dashes");
        figure.Panel.Add(new Line((double[])[1, 2]) { Color = "#123456", Dashed = dashed });
        var line = System
            .Xml.Linq.XDocument.Parse(Svg(figure, new FigureFileOptions(Theme.Paper())))
            .Descendants()
            .Single(element => (string?)element.Attribute("stroke") == "#123456");
        Assert.Equal(dashed, ((string?)line.Attribute("d") ?? "").Count(sign => sign == 'M') > 10);
    }

    [Fact]
    public void Indices_and_Greek_are_text()
    {
        var figure = new Figure("Formula");
        figure.Panel.X.Title = @"$\lambda_h \cdot x^2$ ♯";
        figure.Panel.Add(new Line((double[])[1, 2]));
        var svg = Svg(figure, new FigureFileOptions(Theme.Paper()));
        Assert.All(["λ", "h", "x", "2"], sign => Assert.Contains($">{sign}", svg, StringComparison.Ordinal));
        Assert.Contains("♯", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void The_points_of_a_large_cloud_make_a_light_file()
    {
        var random = Enumerable.Range(0, 2 * 16_200).Select(place => Math.Sin(place * 12.9898) * 43758.5453 % 1).ToArray();
        var figure = new Figure("Cloud") { Panel = { Colors = new ColorAxis(ColorScale.Diverging, -4, 4) } };
        figure.Panel.Add(
            new Scatter(random[..16_200], random[16_200..])
            {
                ColorBy = Enumerable.Range(0, 16_200).Select(place => (place % 9) - 4).ToArray(),
                Size = 3,
            }
        );
        var pdf = PageFile.Draw(figure.Document(), ExportFormat.Pdf, new FigureFileOptions(Theme.Paper()));
        Assert.InRange(pdf.Length, 50_000, 500_000);
    }

    [Fact]
    public void A_figure_looks_the_same_before_and_after_it_was_kept_in_a_notebook()
    {
        var figure = new Figure("Kept");
        figure.Panel.Add(new Line((double[])[0, 1, 2.5], (float[])[1, 2, 3])).Add(new Scatter((int[])[0, 1], (int[])[3, 1]));
        figure.Panel.AddHorizontalLine(2);
        var kept = JsonNode.Parse(figure.ToPlotly(Theme.Screen).ToJsonString())!.AsObject();
        var options = new FigureFileOptions(Theme.Paper());
        Assert.Equal(PageFile.Draw(kept, ExportFormat.Svg, options), PageFile.Draw(figure.Document(), ExportFormat.Svg, options));
        Assert.Equal((-0.125, 2.625), (LayOut(figure, "3.3in").Rooms[0].X.From, LayOut(figure, "3.3in").Rooms[0].X.To));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_no_font_is_installed_there_is_one_with_the_letters_of_labels(bool bold)
    {
        using var font = BundledFont.Load(bold);
        Assert.Equal(("Inter", bold), (font.FamilyName, font.IsBold));
        Assert.True(font.ContainsGlyphs("Time (s) −0.5 λαβγσΔ × · ≈ →"));
    }

    [Theory]
    [InlineData("""{"dtype": "f4", "bdata": "***"}""", "no base64")]
    [InlineData("""{"dtype": "c8", "bdata": "AAAA"}""", "c8")]
    [InlineData("[1]", "2 places along one axis and 1 along the other")]
    public void Damaged_numbers_are_told(string numbers, string reason)
    {
        var document = SampleFigures.TwoPanels();
        document["data"]![0]!["y"] = JsonNode.Parse(numbers);
        var error = Assert.Throws<ExportException>(() => PageFile.Draw(document, ExportFormat.Svg, new FigureFileOptions(Theme.Screen)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_legend_of_one_panel_stands_below_all_where_all_have_its_series()
    {
        var figure = new Figure("Once", columns: 2);
        figure[0, 0].Legend = LegendPlace.TopLeft;
        figure[0, 0].Add(new Line((double[])[1, 2]) { Name = "the same", Color = Colors.Blue });
        figure[0, 1].Add(new Line((double[])[2, 1]) { Name = "the same", Color = Colors.Blue });
        Assert.Equal("the same", Assert.Single(SharedOf(figure)).Name);
        figure[0, 1].Add(new Line((double[])[2, 1]) { Name = "another", Color = Colors.Green });
        Assert.Empty(SharedOf(figure));

        static IEnumerable<LegendEntry> SharedOf(Figure figure) => LayOut(figure, "7in").Key.Entries;
    }

    [Fact]
    public void A_title_that_stands_once_for_a_row_stands_where_the_new_rows_begin()
    {
        var figure = new Figure("Rows", rows: 2, columns: 3) { Aspect = 0.6 };
        for (var panel = 0; panel < 6; panel++)
        {
            figure[panel / 3, panel % 3].Y.Title = panel % 3 == 0 ? "value" : "";
            figure[panel / 3, panel % 3].X.Title = panel / 3 == 1 ? "time" : "";
            figure[panel / 3, panel % 3].Add(new Line((double[])[0, 1, 0.5]));
        }

        var panels = PlotlyReader.Read(figure.Document(), new PageStyle(Theme.Paper())).InColumns(2).Panels;
        Assert.Equal(["value", "", "value", "", "value", ""], panels.Select(panel => panel.Y.Title));
        Assert.Equal(["", "", "", "", "time", "time"], panels.Select(panel => panel.X.Title));
    }

    [Fact]
    public void Titles_of_their_own_stay_with_their_panels()
    {
        var figure = Panels(4);
        var panels = PlotlyReader.Read(figure.Document(), new PageStyle(Theme.Paper())).InColumns(2).Panels;
        Assert.All(panels, panel => Assert.Equal(("time (s)", "value"), (panel.X.Title, panel.Y.Title)));
    }

    [Fact]
    public void The_key_of_a_figure_leaves_no_gap_about_its_first_picture()
    {
        var figure = new Figure("Key") { Key = { new LegendKey("kind", Colors.Blue) } };
        figure.Panel.Add(new Heatmap(new double[4, 4]));
        Assert.Equal((-0.5, 3.5), LayOut(figure, "3.3in").Rooms[0].X);
    }

    [Theory]
    [InlineData("3.3in")]
    [InlineData("7in")]
    public void Every_name_on_an_axis_is_written_where_a_row_begins(string width)
    {
        var figure = new Figure("Names", 1, 4);
        string[] names = [.. Enumerable.Range(1, 11).Select(number => $"an encoder, number {number}")];
        for (var panel = 0; panel < 4; panel++)
        {
            var place = figure[0, panel];
            place.Add(new Scatter(Enumerable.Range(0, 11).ToArray(), Enumerable.Range(0, 11).ToArray()));
            place.Y.Ticks = [.. Enumerable.Range(0, 11).Select(number => (double)number)];
            place.Y.TickLabels = panel == 0 ? names : [.. names.Select(_ => "")];
        }
        var page = LayOut(figure, width);
        for (var panel = 0; panel < 4; panel++)
        {
            var labels = page.Rooms[panel].YTicks.Ticks.Select(tick => tick.Label);
            Assert.Equal(page.DataOf(panel).Left == page.DataOf(0).Left ? names : names.Select(_ => ""), labels);
        }
    }

    [Fact]
    public void A_band_is_as_faint_as_it_is_said_and_no_fainter()
    {
        var figure = new Figure("Band");
        figure.Panel.Add(new Band((double[])[0, 1], (double[])[0, 0], (double[])[1, 1]) { Color = Colors.Blue });
        var page = PlotlyReader.Read(figure.Document(), new PageStyle(Theme.Paper()));
        Assert.Equal(0.22 * 255, Assert.IsType<BandMark>(page.Panels[0].Marks[0]).Color.Alpha, 1.0);
    }

    [Fact]
    public void Lines_of_a_title_are_about_as_long_as_one_another()
    {
        var pen = new TextPen(Theme.Paper().FontFamily);
        var width = pen.Size("pitch against time, mean", 14).Width + 1;
        Assert.Equal("pitch against<br>time, mean |cos|", pen.Balance("pitch against time, mean |cos|", 14, width));
        Assert.Equal("one line", pen.Balance("one line", 14, width));
    }

    [Theory]
    [InlineData(-2, 2, "0.01 0.1 1 10 100")]
    [InlineData(-6, 2, "10<sup>−6</sup> 10<sup>−4</sup> 10<sup>−2</sup> 1 10<sup>2</sup>")]
    [InlineData(0, 6, "1 10<sup>2</sup> 10<sup>4</sup> 10<sup>6</sup>")]
    public void A_logarithmic_axis_has_one_notation(double low, double high, string labels)
    {
        var ticks = new FigureTicks(new PageAxis { Title = "", Log = true }, horizontal: false, new TextPen(Theme.Paper().FontFamily), 12);
        ticks.Choose(low, high, 100);
        Assert.Equal(labels, string.Join(' ', ticks.Ticks.Where(tick => tick.IsMajor).Select(tick => tick.Label)));
    }

    private static Figure Panels(int count)
    {
        var figure = new Figure("Panels", columns: count) { Aspect = 0.6 };
        for (var panel = 0; panel < count; panel++)
        {
            (figure[0, panel].X.Title, figure[0, panel].Y.Title) = ("time (s)", "value");
            figure[0, panel].Add(new Line((double[])[0, 1, 0.5]));
        }

        return figure;
    }

    private static PageLayout LayOut(Figure figure, string width) =>
        PageFile.LayOut(figure.Document(), new PageStyle(Theme.Paper()), new FigureFileOptions(Theme.Paper(), Length.Parse(width)));

    private static string Svg(Figure figure, FigureFileOptions options) =>
        Encoding.UTF8.GetString(PageFile.Draw(figure.Document(), ExportFormat.Svg, options));
}
