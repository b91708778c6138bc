using System.Text.Json.Nodes;

namespace Harmonic.Figures.Tests.Interactive;

public sealed class ControlTests
{
    private static Figure Drawn => new("A figure");

    [Fact]
    public void What_is_wrong_with_a_control_is_one_sentence()
    {
        Assert.StartsWith("A slider needs a range: 3 is not below 3.", Refused(() => Slider.Linear(3, 3)), StringComparison.Ordinal);
        Assert.StartsWith("A slider needs a range", Refused(() => Slider.Linear(0, double.NaN)), StringComparison.Ordinal);
        Assert.StartsWith(
            "The slider begins at 12, outside of its range from 0 to 10.",
            Refused(() => Slider.Whole(0, 10, 12)),
            StringComparison.Ordinal
        );
        Assert.StartsWith("A logarithmic slider begins above 0, not at -1.", Refused(() => Slider.Log(-1, 1)), StringComparison.Ordinal);
        Assert.StartsWith("The stretch from 2 to 1 is empty.", Refused(() => Slider.Range(0, 3, (2, 1))), StringComparison.Ordinal);
        Assert.StartsWith("A drop-down list needs something", Refused(() => Choice.Of()), StringComparison.Ordinal);
        Assert.StartsWith("A drop-down list has each name once.", Refused(() => Choice.Of("a", "a")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_and_its_controls_go_together_or_one_sentence_says_why_not()
    {
        Assert.Equal(
            "The function takes 2 values (gamma, components), and there is 1 control: each needs one.",
            Refused(() => Interact.With((double gamma, int components) => Drawn, Slider.Log(0.1, 10)))
        );
        Assert.Equal(
            "The parameter `when` of the function is of type DateTime; its control gives Double.",
            Refused(() => Interact.With((DateTime when) => Drawn, Slider.Linear(0, 1)))
        );
        Assert.StartsWith(
            "The function is to return a figure",
            Refused(() =>
                Interact.With(
                    (double gamma) =>
                    {
                        _ = gamma;
                    },
                    Slider.Linear(0, 1)
                )
            ),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "The function is to return a figure",
            Refused(() => Interact.With((double gamma) => gamma, Slider.Linear(0, 1))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Each_control_gives_its_parameter_and_wider_numbers_are_filled()
    {
        object[]? seen = null;
        var interaction = Interact.With(
            (double log, float whole, (double, double) stretch, string word, int chosen, bool on, string text, int presses) =>
            {
                seen = [log, whole, stretch, word, chosen, on, text, presses];
                return Drawn;
            },
            Slider.Log(0.1, 10),
            Slider.Whole(1, 4, 3),
            Slider.Range(0, 2, (0.5, 1)),
            Choice.Of("a", "b"),
            Choice.Of(("one", 1), ("two", 2)),
            new CheckBox(true),
            new TextBox("hello"),
            new Button()
        );
        Assert.Equal<object[]>([1.0, 3f, (0.5, 1.0), "a", 1, true, "hello", 0], seen!);
        Assert.Equal(3, interaction.Values["whole"]);
        Assert.Equal(3.0, interaction.Value<double>("whole"));
        Assert.StartsWith(
            "There is no control `pitch`; there are log, whole,",
            Refused(() => interaction.Value<int>("pitch")),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "log = 1, whole = 3, stretch = 0.5..1, word = a, chosen = one, on = true, text = hello, presses = 0.",
            interaction.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"value": 0.5}""", 0.5)]
    [InlineData("""{"value": 7}""", 2.0)]
    [InlineData("""{"value": -1}""", 0.0)]
    [InlineData("""{"value": "0.5"}""", null)]
    [InlineData("""{"value": [0.5]}""", null)]
    [InlineData("""{"value": null}""", null)]
    [InlineData("""{"value": 1e999}""", null)]
    [InlineData("""{"max": 5}""", null)]
    public void A_slider_believes_numbers_within_its_range_alone(string changes, double? value) =>
        Assert.Equal(value, Slider.Linear(0, 2).Read(JsonNode.Parse(changes)!.AsObject()));

    [Fact]
    public void The_other_controls_believe_what_they_can_have()
    {
        static object? Read(Adjustable control, string changes) => control.Read(JsonNode.Parse(changes)!.AsObject());
        Assert.Equal(2, Read(Slider.Whole(0, 5), """{"value": 2}"""));
        Assert.Equal((0.5, 1.0), Read(Slider.Range(0, 2), """{"value": [0.5, 1]}"""));
        Assert.Null(Read(Slider.Range(0, 2), """{"value": [1, 0.5]}"""));
        Assert.Null(Read(Slider.Range(0, 2), """{"value": [1]}"""));
        Assert.Equal("b", Read(Choice.Of("a", "b"), """{"index": 1}"""));
        Assert.Null(Read(Choice.Of("a", "b"), """{"index": 2}"""));
        Assert.Null(Read(Choice.Of("a", "b"), """{"index": 0.5}"""));
        Assert.Equal(true, Read(new CheckBox(), """{"value": true}"""));
        Assert.Null(Read(new CheckBox(), """{"value": 1}"""));
        Assert.Equal("x", Read(new TextBox(), """{"value": "x"}"""));
        Assert.Null(Read(new TextBox(), """{"value": {}}"""));
    }

    [Fact]
    public void A_grid_goes_from_end_to_end_and_through_the_start()
    {
        Assert.Equal<object>([0.0, 0.4, 1.0], Slider.Linear(0, 1, 0.4).Steps(3));
        Assert.Equal<object>([0.1, 1.0, 10.0], Slider.Log(0.1, 10).Steps(3).Select(step => (object)Math.Round((double)step, 12)));
        Assert.Equal<object>([1, 2, 3, 5], Slider.Whole(1, 5, 2).Steps(3));
        Assert.Equal<object>(["a", "b", "c"], Choice.Of("a", "b", "c").Steps(2));
        Assert.Equal<object>([false, true], new CheckBox().Steps(7));
        Assert.StartsWith(
            "9 values of each slider make 729 figures; at most 400 go to a site.",
            Refused(() =>
                Interact
                    .With((double a, double b, double c) => Drawn, Slider.Linear(0, 1), Slider.Linear(0, 1), Slider.Linear(0, 1))
                    .OnSite(9)
            ),
            StringComparison.Ordinal
        );
    }

    private static string Refused(Func<object> make) => Assert.Throws<ArgumentException>(() => _ = make()).Message;
}
