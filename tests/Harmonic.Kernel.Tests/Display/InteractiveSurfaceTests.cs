using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Tests.Display;

/// <summary>What notebooks written for .NET Interactive call, as they call it.</summary>
public sealed class InteractiveSurfaceTests : SessionTest
{
    [Fact]
    public async Task Values_are_displayed_in_all_the_ways_there_are()
    {
        var output = await Run(
            "display(1); 2.Display(); \"x\".DisplayAs(\"text/markdown\"); display(HTML(\"<b>b</b>\")); display(\"<i>\", \"text/html\");"
        );
        Assert.Equal(5, output.Displays.Count);
        Assert.Equal("1", RecordingOutput.PlainText(output.Displays[0].Bundle));
        Assert.Equal("2", RecordingOutput.PlainText(output.Displays[1].Bundle));
        Assert.Equal("x", (string)output.Displays[2].Bundle.Data["text/markdown"]!);
        Assert.Equal("<b>b</b>", (string)output.Displays[3].Bundle.Data["text/html"]!);
        Assert.Equal(["text/html"], output.Displays[4].Bundle.Data.Keys);
    }

    [Fact]
    public async Task A_displayed_value_is_updated_in_place_from_a_later_cell()
    {
        var first = await Run("var shown = display(\"before\");");
        var second = await Run("shown.Update(\"after\"); shown");
        Assert.Equal(first.Displays[0].Id, second.Updates[0].Id);
        Assert.Equal("after", RecordingOutput.PlainText(second.Updates[0].Bundle));
        Assert.Empty(second.Results);
    }

    [Fact]
    public async Task Html_written_in_csharp_is_encoded_and_nested()
    {
        var output = await Run(
            """
            using Microsoft.DotNet.Interactive.Formatting;
            using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;
            PocketView view = div[@class: "note", data_id: 3](h1("Title & more"), ul(new[] { "a", "<b>" }.Select(t => (object)li(t)).Cast<Microsoft.AspNetCore.Html.IHtmlContent>()), img[src: "x.png"], br, 5, _.figcaption("own"));
            view
            """
        );
        Assert.Equal(
            "<div class=\"note\" data-id=\"3\"><h1>Title &amp; more</h1><ul><li>a</li><li>&lt;b&gt;</li></ul><img src=\"x.png\"></img><br />"
                + "<div class=\"dni-plaintext\"><pre>5</pre></div><figcaption>own</figcaption></div>",
            output.Html.Split("<style>")[0]
        );
    }

    [Fact]
    public async Task Scripts_and_styles_are_shown_at_once()
    {
        var output = await Run("Javascript(\"alert(1)\"); CSS(\"p { color: red }\");");
        Assert.Equal("<script type=\"text/javascript\">alert(1)</script>", (string)output.Displays[0].Bundle.Data["text/html"]!);
        Assert.Contains("p { color: red }", (string)output.Displays[1].Bundle.Data["text/html"]!);
    }

    [Fact]
    public async Task Formulas_are_latex()
    {
        await Run("using Microsoft.DotNet.Interactive.Formatting;");
        var bundle = Assert.Single((await Run("(LaTeXString)@\"$$x^2$$\"")).Results);
        Assert.Equal("$$x^2$$", (string)bundle.Data["text/latex"]!);
    }

    [Fact]
    public async Task What_older_versions_of_NET_Interactive_had_is_there()
    {
        var formula = Assert.Single((await Run("(MathString)@\"\\frac{1}{2}\"")).Results);
        Assert.Equal(@"$$\frac{1}{2}$$", (string)formula.Data["text/latex"]!);
        Assert.Equal(@"$$\frac{1}{2}$$", (string)formula.Data["text/plain"]!);
        try
        {
            await Run("Formatter.SetPreferredMimeTypeFor(typeof(Guid), \"text/plain\");");
            Assert.Equal(["text/plain"], Assert.Single((await Run("Guid.Empty")).Results).Data.Keys);
        }
        finally
        {
            Formatter.ResetToDefault();
        }
    }

    [Fact]
    public async Task A_sequence_is_displayed_as_a_table()
    {
        var output = await Run("new[] { new { Name = \"a\", Value = 1.5 }, new { Name = \"<b>\", Value = 2.0 } }.DisplayTable();");
        Assert.Contains("&lt;b&gt;", (string)output.Displays[0].Bundle.Data["text/html"]!);
    }

    [Fact]
    public async Task Formatters_are_registered_from_cells()
    {
        try
        {
            await Run(
                "using Microsoft.DotNet.Interactive.Formatting;\nclass Note { public string Text; }\nFormatter.Register<Note>((n, w) => w.Write($\"<em>{n.Text}</em>\"), \"text/html\");"
            );
            Assert.Equal("<em>hi</em>", (await Run("new Note { Text = \"hi\" }")).Html);
        }
        finally
        {
            Formatter.ResetToDefault();
        }
    }

    [Fact]
    public async Task Output_is_cleared()
    {
        Assert.Equal([false, true], (await Run("clear_output(); clear_output(wait: true);")).Clears);
    }

    [Fact]
    public async Task Values_become_strings_in_a_mime_type()
    {
        await Run("using Microsoft.DotNet.Interactive.Formatting;");
        Assert.Equal("[ 1, 2 ]", (await Run("new[] { 1, 2 }.ToDisplayString()")).Text);
        Assert.Equal("[1,2]", (await Run("new[] { 1, 2 }.ToDisplayString(\"application/json\")")).Text);
    }
}
