namespace Harmonic.Figures.Tests;

public sealed class LengthTests
{
    [Theory]
    [InlineData("3.3in", 3.3)]
    [InlineData(" 72 pt ", 1)]
    [InlineData("96px", 1)]
    [InlineData("25.4mm", 1)]
    [InlineData("2.54CM", 1)]
    [InlineData("1e1in", 10)]
    public void A_length_is_read_in_every_unit(string text, double inches) => Assert.Equal(inches, Length.Parse(text).Inches, 1e-12);

    [Theory]
    [InlineData("3.3")]
    [InlineData("in")]
    [InlineData("")]
    [InlineData("3,3in")]
    [InlineData("3 ells")]
    public void What_is_no_length_is_refused_with_examples(string text)
    {
        var error = Assert.Throws<ExportException>(() => Length.Parse(text));
        Assert.Contains("3.3in", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0in")]
    [InlineData("-3in")]
    [InlineData("500in")]
    public void A_length_out_of_range_is_refused(string text) =>
        Assert.Contains(
            "between 0.1in and 200in",
            Assert.Throws<ExportException>(() => Length.Parse(text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_length_is_written_as_it_is_read() => Assert.Equal(new Length(3.25), Length.Parse(new Length(3.25).ToString()));
}
