namespace Harmonic.Figures.Tests;

public sealed class LabelTextTests
{
    [Theory]
    [InlineData("loss", "loss")]
    [InlineData("p < 0.05 & more", "p &lt; 0.05 &amp; more")]
    [InlineData("two\nlines", "two<br>lines")]
    [InlineData("音高 ü 🎵", "音高 ü 🎵")]
    [InlineData(@"costs \$5", "costs $5")]
    [InlineData(@"$\Delta y$", "Δ<i>y</i>")]
    [InlineData(@"shift $z_{i}^2$ here", "shift <i>z</i><sub><i>i</i></sub><sup>2</sup> here")]
    [InlineData(@"$\lambda_h=0.5$", "λ<sub><i>h</i></sub> = 0.5")]
    [InlineData(@"$H_\text{align}(f_1, f_2)$", "<i>H</i><sub>align</sub>(<i>f</i><sub>1</sub>, <i>f</i><sub>2</sub>)")]
    [InlineData(@"$\cos\theta \le 1$", "cos\u2009θ ≤ 1")]
    [InlineData(@"$\|z\|_2$", "‖<i>z</i>‖<sub>2</sub>")]
    [InlineData(@"$\frac{1}{n}\sum x$", "1/<i>n</i>∑<i>x</i>")]
    [InlineData(@"$a<b$", "<i>a</i> &lt; <i>b</i>")]
    [InlineData(@"$-1$", "−1")]
    public void A_label_becomes_text_that_every_front_end_shows(string label, string html) => Assert.Equal(html, LabelText.ToHtml(label));

    [Theory]
    [InlineData("half $open", "does not close it")]
    [InlineData(@"$\begin{matrix}$", @"uses \begin")]
    [InlineData(@"$x^$", "ends where an argument should follow")]
    [InlineData("$x_{1$", "a { without its }")]
    [InlineData("$x}$", "a } without its {")]
    [InlineData(@"$\text x$", "a text command without its {…}")]
    public void A_formula_that_cannot_be_shown_is_refused_with_its_label(string label, string reason)
    {
        var error = Assert.Throws<ArgumentException>(() => LabelText.ToHtml(label));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(label, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_text_of_a_label_has_no_marks() => Assert.Equal("Δy < 2 and more", PlainText.FromHtml("Δ<i>y</i> &lt; 2<br>and more"));
}
