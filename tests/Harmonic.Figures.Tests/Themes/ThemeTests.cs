using System.Text.Json.Nodes;

namespace Harmonic.Figures.Tests;

public sealed class ThemeTests
{
    public static TheoryData<string> Names => ["screen", "dark", "paper", "paper-double", "paper-serif", "paper-double-serif"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_theme_is_found_by_its_name(string name) => Assert.Equal(name, Theme.Parse(name).Name);

    [Fact]
    public void An_unknown_theme_is_refused_with_the_list_of_themes()
    {
        var error = Assert.Throws<ExportException>(() => Theme.Parse("neon"));
        Assert.Contains("screen, dark, paper", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_figure_takes_on_a_theme_whatever_theme_it_had(string name)
    {
        var theme = Theme.Parse(name);
        var direct = theme.Apply(SampleFigures.TwoPanels());
        var throughDark = theme.Apply(Theme.Dark.Apply(SampleFigures.TwoPanels()));
        var throughPaper = theme.Apply(Theme.Paper().Apply(SampleFigures.TwoPanels()));
        Assert.True(JsonNode.DeepEquals(direct, throughDark));
        Assert.True(JsonNode.DeepEquals(direct, throughPaper));
    }

    [Fact]
    public void Applying_a_theme_leaves_its_argument_as_it_was()
    {
        var figure = SampleFigures.TwoPanels();
        Theme.Dark.Apply(figure);
        Assert.Equal(SampleFigures.TwoPanels().ToJsonString(), figure.ToJsonString());
    }

    [Fact]
    public void A_theme_changes_colours_and_scales_and_no_data()
    {
        var figure = Theme.Dark.Apply(SampleFigures.TwoPanels());
        Assert.Equal("#3780F7", (string?)figure["data"]![0]!["line"]!["color"]);
        Assert.Equal("#4C9BEF", (string?)figure["layout"]!["coloraxis"]!["colorscale"]![0]![1]);
        Assert.Equal("[3,4]", figure["data"]![0]!["y"]!.ToJsonString());
    }

    [Fact]
    public void Title_and_caption_stand_on_the_screen_and_not_on_paper()
    {
        var screen = Theme.Screen.Apply(SampleFigures.TwoPanels())["layout"]!;
        var paper = Theme.Paper().Apply(SampleFigures.TwoPanels())["layout"]!;
        Assert.Equal("Two panels", (string?)screen["title"]!["text"]);
        Assert.Contains("A caption", screen["annotations"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(paper["title"]);
        Assert.DoesNotContain("A caption", paper["annotations"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("kept", paper["annotations"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_on_paper_is_smaller_than_7_points(string name)
    {
        var theme = Theme.Parse(name);
        var sizes = FontSizes(theme.Apply(SampleFigures.TwoPanels())).ToArray();
        Assert.NotEmpty(sizes);
        Assert.All(sizes, size => Assert.True(size / theme.PixelsPerInch * 72 >= 6.999, $"{size} px is less than 7 pt"));
    }

    [Theory]
    [InlineData("paper", 3.3)]
    [InlineData("paper-double", 6.9)]
    public void A_figure_on_paper_is_as_wide_as_its_column(string name, double inches)
    {
        var theme = Theme.Parse(name);
        Assert.Equal(inches, (double)theme.Apply(SampleFigures.TwoPanels())["layout"]!["width"]! / theme.PixelsPerInch, 0.001);
    }

    [Fact]
    public void The_height_asked_for_is_the_height_given() =>
        Assert.Equal(
            300,
            (double)Theme.Screen.Apply(SampleFigures.TwoPanels(), height: Length.FromPixels(300))["layout"]!["height"]!,
            0.01
        );

    [Fact]
    public void A_figure_that_does_not_fit_is_refused_with_the_way_out()
    {
        var narrow = Assert.Throws<ExportException>(() => Theme.Paper().Apply(SampleFigures.TwoPanels(), Length.Parse("0.8in")));
        Assert.Contains("0.8in is too narrow for 2 panels", narrow.Message, StringComparison.Ordinal);
        var low = Assert.Throws<ExportException>(() => Theme.Screen.Apply(SampleFigures.TwoPanels(), height: Length.Parse("0.5in")));
        Assert.Contains("0.5in is too low", low.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_figure_keeps_its_own_arrangement()
    {
        var layout = Theme.Paper().Apply(SampleFigures.Foreign())["layout"]!;
        Assert.Equal("[0.2,0.9]", layout["xaxis"]!["domain"]!.ToJsonString());
        Assert.Equal("Foreign", (string?)layout["title"]!["text"]);
        Assert.NotNull(layout["template"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data": 3}""")]
    [InlineData("""{"data": [], "layout": []}""")]
    public void What_is_no_figure_is_refused(string json) =>
        Assert.Contains(
            "no plotly.js figure",
            Assert.Throws<ExportException>(() => Theme.Screen.Apply(SampleFigures.Parse(json))).Message,
            StringComparison.Ordinal
        );

    private static IEnumerable<double> FontSizes(JsonNode? node) =>
        node switch
        {
            JsonObject holder => holder.SelectMany(member =>
                member is { Key: "size", Value: JsonValue size } && holder.ContainsKey("family") ? [(double)size] : FontSizes(member.Value)
            ),
            JsonArray list => list.SelectMany(FontSizes),
            _ => [],
        };
}
