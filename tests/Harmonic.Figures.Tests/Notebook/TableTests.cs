namespace Harmonic.Figures.Tests;

/// <summary>Rows of results as tables.</summary>
public sealed class TableTests
{
    private static readonly Table Two = new[]
    {
        new
        {
            Encoder = "a < b",
            SameSign = 0.12345,
            AUROC = "0.98 ± 0.01",
            Pairs = new[] { 1, 2 },
        },
        new
        {
            Encoder = "c",
            SameSign = -1.5,
            AUROC = "",
            Pairs = new[] { 3 },
        },
    }.ToTable();

    [Fact]
    public void Plain_text_has_columns_of_equal_width_and_numbers_to_the_right() =>
        Assert.Equal(
            """
            Encoder  Same sign        AUROC  Pairs
            a < b       0.1235  0.98 ± 0.01   1, 2
            c             -1.5                   3
            """.ReplaceLineEndings("\n"),
            Two.ToString()
        );

    [Fact]
    public void Html_is_one_flat_table_and_text_in_it_is_text()
    {
        var html = Two.ToHtml();
        Assert.Contains("<th style=\"text-align:right\">Same sign</th>", html, StringComparison.Ordinal);
        Assert.Contains(
            "<td style=\"text-align:left\">a &lt; b</td><td style=\"text-align:right\">0.1235</td>",
            html,
            StringComparison.Ordinal
        );
        Assert.Equal(3, html.Split("<tr>").Length - 1);
    }

    [Theory]
    [InlineData(1e-7, "1E-07")]
    [InlineData(0, "0")]
    [InlineData(1234.5, "1234.5")]
    [InlineData(double.NaN, "NaN")]
    public void A_number_is_as_long_as_it_must(double value, string text) =>
        Assert.EndsWith(text, new[] { new { Value = value } }.ToTable().ToString(), StringComparison.Ordinal);

    [Fact]
    public void Names_with_numbers_are_words_too() => Assert.Equal("Largest on integers 1 to 63", Array.Empty<Row>().ToTable().ToString());

    [Fact]
    public void Texts_are_a_table_where_every_row_has_all_columns()
    {
        Assert.Equal(
            "who   share\none  12.0 %",
            Table
                .Of(
                    ["who", "share"],
                    [
                        ["one", "12.0 %"],
                    ]
                )
                .ToString()
        );
        var error = Assert.Throws<ArgumentException>(() =>
            Table.Of(
                ["who", "share"],
                [
                    ["one", "12.0 %"],
                    ["two"],
                ]
            )
        );
        Assert.Contains("A row has 1 texts, and there are 2 columns.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_kernels_find_its_forms_by_convention()
    {
        var forms = new TableFormatterSource().CreateTypeFormatters().ToList();
        Assert.Equal(["text/html", "text/plain"], forms.Select(form => form.MimeType));
        using var written = new StringWriter();
        Assert.True(forms[1].Format(Two, written));
        Assert.Equal(Two.ToString(), written.ToString());
    }

    private sealed record Row(double LargestOnIntegers1To63);
}
