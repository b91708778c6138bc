namespace Harmonic.Kernel.Tests.Session;

public sealed class MagicTests : SessionTest
{
    [Fact]
    public async Task Time_is_shown_at_the_end_of_the_cell()
    {
        var output = await Run("#!time\nConsole.Write(1); 2");
        Assert.Equal("2", output.Text);
        Assert.Matches(@"^Wall time: [\d.]+ms$", RecordingOutput.PlainText(Assert.Single(output.Displays).Bundle));
    }

    [Fact]
    public async Task Variables_are_listed()
    {
        await Run("var a = 1; var b = \"two\";");
        await Run("var a = 3.5;");
        Assert.Equal("b, a", RecordingOutput.PlainText((await Run("#!who")).Displays[0].Bundle));
        var details = RecordingOutput.PlainText((await Run("#!whos")).Displays[0].Bundle);
        Assert.Equal("Name  Type           Value\nb     System.String  two\na     System.Double  3.5", details);
    }

    [Fact]
    public async Task Every_magic_command_is_listed_and_an_unknown_one_says_so()
    {
        var listed = RecordingOutput.PlainText((await Run("#!lsmagic")).Displays[0].Bundle);
        string[] expected =
        [
            "#!about",
            "#!csharp",
            "#!html",
            "#!import",
            "#!javascript",
            "#!lsmagic",
            "#!markdown",
            "#!mermaid",
            "#!set",
            "#!share",
            "#!time",
            "#!value",
            "#!who",
            "#!whos",
        ];
        Assert.All(expected, name => Assert.Contains(name, listed));
        var error = await Fail("var one = 1;\n#!nonsense");
        Assert.Equal(2, error.Line);
        Assert.Contains("#!nonsense: there is no such magic command; #!lsmagic lists", error.Message);
    }

    [Fact]
    public async Task Another_language_is_refused_by_name()
    {
        Assert.Contains("This kernel has no PowerShell.", (await Fail("#!pwsh\nGet-Date")).Message);
        Assert.Contains("This kernel has no PowerShell.", (await Fail("#!share --from pwsh x\n1")).Message);
        Assert.Contains("This kernel has no KQL.", (await Fail("#!set --name x --value @kql:y")).Message);
        Assert.Contains("in the page", (await Fail("#!share --from javascript x")).Message);
        var result = await Session.RunAsync("select 1", new RecordingOutput { Language = "sql" }, TestContext.Current.CancellationToken);
        Assert.Contains("This kernel has no SQL.", result.Error!.Message);
    }

    [Fact]
    public async Task Blocks_of_other_text_are_shown_and_code_goes_on_after_them()
    {
        var output = await Run(
            "#!html\n<b>bold</b>\n#!markdown\n# Title\n#!mermaid\ngraph TD; A-->B\n#!javascript\nalert(1)\n#!csharp\n\"code\""
        );
        Assert.Equal("<b>bold</b>", (string)output.Displays[0].Bundle.Data["text/html"]!);
        Assert.Equal("# Title", (string)output.Displays[1].Bundle.Data["text/markdown"]!);
        Assert.Contains("A--&gt;B", (string)output.Displays[2].Bundle.Data["text/html"]!);
        Assert.Contains("<script type=\"text/javascript\">alert(1)</script>", (string)output.Displays[3].Bundle.Data["text/html"]!);
        Assert.Equal("code", output.Text);
    }

    [Fact]
    public async Task A_magic_within_a_string_or_a_comment_is_text()
    {
        Assert.Equal("#!time", (await Run("var text = \"\"\"\n#!time\n\"\"\";\n/*\n#!nonsense\n*/\ntext")).Text);
    }

    [Fact]
    public async Task Line_numbers_are_the_cells_after_directives()
    {
        Assert.Equal(4, (await Fail("#!time\n\n#!who\nmissing")).Line);
    }

    [Fact]
    public async Task Variables_are_set_by_text_and_by_those_of_other_languages()
    {
        await Run("var seven = 7;");
        Assert.Equal("text7", (await Run("#!set --name a --value text\n#!set --name b --value @csharp:seven\na + b")).Text);
        await Run("#!value --name lines\nline one\nline two");
        Assert.Equal("line one\nline two", (await Run("#!share --from value lines\nlines")).Text.TrimEnd());
        await Run("#!value --name inline --from-value given");
        Assert.Equal("given", (await Run("#!set --name got --value @value:inline\ngot")).Text);
        Assert.Contains("no name for a variable", (await Fail("#!set --name 1x --value 2")).Message);
        Assert.Contains("--value", (await Fail("#!set --name x")).Message);
        Assert.Contains("nothing", (await Fail("#!share --from value nothing")).Message);
        Assert.Single((await Fail("#!value --name v --from-value given\n#!share v --from value")).Traceback);
    }

    [Theory]
    [InlineData("part.csx", "var imported = 3;")]
    [InlineData("part.cs", "var imported = 3;")]
    [InlineData("part.dib", "#!meta\n{\"kernelInfo\":{}}\n#!csharp\nvar imported = 3;\n#!markdown\n# text")]
    [InlineData(
        "part.ipynb",
        """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","metadata":{},"outputs":[],"source":["var imported = 3;"]}]}"""
    )]
    public async Task Other_files_are_imported(string name, string text)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, name), text, TestContext.Current.CancellationToken);
        await Run($"#!import {name}");
        Assert.Equal("3", (await Run("imported")).Text);
    }

    [Fact]
    public async Task An_error_in_an_imported_file_names_it()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "bad.csx"), "var one = 1;\nmissing", TestContext.Current.CancellationToken);
        Assert.Contains("bad.csx, line 2", (await Fail("#!import bad.csx")).Traceback[0]);
        Assert.Contains("there is no file nowhere.ipynb", (await Fail("#!import nowhere.ipynb")).Message);
        Assert.Contains("--file", (await Fail("#!import")).Message);
    }

    [Fact]
    public async Task About_names_the_language_and_the_runtime()
    {
        Assert.Contains(".NET 10", RecordingOutput.PlainText((await Run("#!about")).Displays[0].Bundle));
    }
}
