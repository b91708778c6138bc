using Harmonic.Kernel.Cells;

namespace Harmonic.Kernel.Tests.Session;

public sealed class LanguageTests : SessionTest
{
    [Fact]
    public async Task Members_are_completed_after_a_dot()
    {
        await Run("var text = \"abc\";");
        var completions = await Complete("text.Sub|");
        Assert.Contains(new Completion("Substring", "method"), completions.Items);
        Assert.All(completions.Items, item => Assert.StartsWith("Sub", item.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal((5, 8), (completions.Start, completions.End));
    }

    [Theory]
    [InlineData("Console.Wri|", "WriteLine", "method")]
    [InlineData("System.Text.Str|", "StringBuilder", "class")]
    [InlineData("using System.Thr|", "Threading", "module")]
    [InlineData("new List<int>().Where|", "Where", "method")]
    [InlineData("Enumerable.Ra|", "Range", "method")]
    [InlineData("fore|", "foreach", "keyword")]
    [InlineData("earl|", "earlier", "variable")]
    [InlineData("DayOfWeek.Mon|", "Monday", "field")]
    [InlineData("string s = null; s?.Len|", "Length", "property")]
    [InlineData("displ|", "display", "method")]
    [InlineData("DayOfWe|", "DayOfWeek", "enum")]
    [InlineData("IDispos|", "IDisposable", "interface")]
    [InlineData("DateTim|", "DateTime", "struct")]
    [InlineData("Actio|", "Action", "class")]
    [InlineData("AppDomain.CurrentDomain.ProcessE|", "ProcessExit", "event")]
    [InlineData("void F<TOwn>(int given) { TO| }", "TOwn", "typeParameter")]
    [InlineData("void F(int given) { giv| }", "given", "variable")]
    [InlineData("void F() { var inner = 1; inn| }", "inner", "variable")]
    [InlineData("awai|", "await", "keyword")]
    [InlineData("fro|", "from", "keyword")]
    [InlineData("recor|", "record", "keyword")]
    [InlineData("selec|", "select", "keyword")]
    [InlineData("va|", "var", "keyword")]
    [InlineData("wher|", "where", "keyword")]
    [InlineData("wit|", "with", "keyword")]
    [InlineData("yiel|", "yield", "keyword")]
    [InlineData("asyn|", "async", "keyword")]
    [InlineData("#!tim|", "#!time", "keyword")]
    [InlineData("#!time\nConsole.Wri|", "WriteLine", "method")]
    [InlineData("foreach (var item in new[] { \"a\" }) { item.Tri| }", "Trim", "method")]
    [InlineData("new Uri(\"x\") { }; new System.Text.StringBuilder { Cap| }", "Capacity", "property")]
    public async Task What_may_stand_there_is_offered(string code, string expected, string kind)
    {
        await Run("var earlier = 1;");
        Assert.Contains(new Completion(expected, kind), (await Complete(code)).Items);
    }

    [Fact]
    public async Task Nothing_is_offered_in_strings_and_comments()
    {
        Assert.Empty((await Complete("var s = \"Cons|\";")).Items);
        Assert.Empty((await Complete("// Cons|")).Items);
    }

    [Fact]
    public async Task Offsets_count_utf16_units()
    {
        var completions = await Complete("var s = \"😀\"; Console.Wri|");
        Assert.Equal("var s = \"😀\"; Console.".Length, completions.Start);
    }

    [Fact]
    public async Task A_place_outside_the_code_is_its_nearer_end()
    {
        var completions = await Session.CompleteAsync("Console.Wri", 99, TestContext.Current.CancellationToken);
        Assert.Contains(new Completion("WriteLine", "method"), completions.Items);
        completions = await Session.CompleteAsync("1 +\r\n  Console.Wri\n", 18, TestContext.Current.CancellationToken);
        Assert.Equal((15, 18), (completions.Start, completions.End));
    }

    [Fact]
    public async Task A_method_is_explained_with_its_documentation()
    {
        var bundle = await Inspect("Math.Sq|rt(4)");
        var text = RecordingOutput.PlainText(bundle!);
        Assert.StartsWith("double Math.Sqrt(double d)", text);
        Assert.Contains("square root", text);
        Assert.Contains("text/html", bundle!.Data.Keys);
    }

    [Theory]
    [InlineData("Math.Max(1|, 2)", "int Math.Max(int val1, int val2)")]
    [InlineData("know|n", "(variable) List<int> known")]
    [InlineData("known.Ad|d(1)", "void List<int>.Add(int item)")]
    [InlineData("new Strin|gBuilder()", "StringBuilder")]
    [InlineData("Add|Up(1)", "int AddUp(int n)")]
    public async Task The_signature_of_what_stands_there_is_shown(string code, string expected)
    {
        await Run("var known = new List<int>(); int AddUp(int n) => n;");
        Assert.Contains(expected, RecordingOutput.PlainText((await Inspect(code))!));
    }

    [Fact]
    public async Task Documentation_written_in_a_cell_is_shown()
    {
        await Run(
            "/// <summary>Adds <paramref name=\"n\"/> to itself.</summary>\n/// <param name=\"n\">What is added.</param>\nint Twice(int n) => n + n;"
        );
        var text = RecordingOutput.PlainText((await Inspect("Twi|ce(1)"))!);
        Assert.Contains("Adds n to itself.", text);
        Assert.Contains("n: What is added.", text);
    }

    [Fact]
    public async Task What_has_no_name_is_not_explained()
    {
        Assert.Null(await Inspect("1 + |2"));
        Assert.Null(await Inspect("|"));
    }

    [Theory]
    [InlineData("1 + 1", "complete", "")]
    [InlineData("var x = 1;", "complete", "")]
    [InlineData("#!time\n1", "complete", "")]
    [InlineData("for (var i = 0; i < 3; i++) {", "incomplete", "    ")]
    [InlineData("foo(", "incomplete", "    ")]
    [InlineData("var s = \"\"\"\ntext", "incomplete", "")]
    [InlineData("var = = 1;", "invalid", "")]
    [InlineData("}", "invalid", "")]
    public void Completeness_is_told(string code, string status, string indent)
    {
        Assert.Equal(new Completeness(status, indent), Session.IsComplete(code));
    }

    private Task<CompletionList> Complete(string code) =>
        Session.CompleteAsync(
            code.Replace("|", "", StringComparison.Ordinal),
            code.IndexOf('|', StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

    private Task<Harmonic.Kernel.Cells.MimeBundle?> Inspect(string code) =>
        Session.InspectAsync(
            code.Replace("|", "", StringComparison.Ordinal),
            code.IndexOf('|', StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
}
