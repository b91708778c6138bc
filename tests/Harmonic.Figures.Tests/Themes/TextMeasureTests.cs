namespace Harmonic.Figures.Tests;

public sealed class TextMeasureTests
{
    [Fact]
    public void Marks_have_no_width() => Assert.Equal(TextMeasure.Width("x2"), TextMeasure.Width("<i>x</i><sub>2</sub>"), 1e-12);

    [Fact]
    public void An_entity_is_one_letter_wide() => Assert.Equal(0.56, TextMeasure.Width("&lt;"), 1e-12);

    [Fact]
    public void A_text_breaks_between_words_and_keeps_all_of_them()
    {
        const string Text = "difference vectors of pitch and of time, projected on two components";
        var wrapped = TextMeasure.Wrap(Text, 12);
        Assert.Equal(Text, wrapped.Replace("<br>", " ", StringComparison.Ordinal));
        Assert.All(wrapped.Split("<br>"), line => Assert.True(TextMeasure.Width(line) <= 12, line));
        Assert.True(TextMeasure.Lines(wrapped) > 2);
    }

    [Fact]
    public void A_word_wider_than_the_line_stands_alone() =>
        Assert.Equal("a<br>verylongword<br>b", TextMeasure.Wrap("a verylongword b", 3));
}
