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
