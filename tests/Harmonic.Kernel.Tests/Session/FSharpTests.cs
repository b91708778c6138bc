namespace Harmonic.Kernel.Tests.Session;

public sealed class FSharpTests : SessionTest
{
    [Fact]
    public async Task FSharp_keeps_what_it_declares_and_shows_values()
    {
        Assert.Empty((await Run("#!fsharp\nlet square x = x * x\nlet nine = square 3")).Results);
        Assert.Equal("81", (await Run("#!fsharp\nsquare nine")).Text);
        Assert.Equal("said\n", (await Run("#!fsharp\nprintfn \"said\"")).Out);
        Assert.Equal("shown", RecordingOutput.PlainText((await Run("#!fsharp\ndisplay \"shown\" |> ignore")).Displays[0].Bundle));
        var cell = new RecordingOutput { Language = "fsharp" };
        await Session.RunAsync("[ for i in 1 .. 3 -> square i ]", cell, TestContext.Current.CancellationToken);
        Assert.Contains("[ 1, 4, 9 ]", cell.Text);
    }

    [Fact]
    public async Task Values_go_between_FSharp_and_CSharp()
    {
        await Run("var numbers = new[] { 1, 2, 3 };");
        await Run("#!fsharp\n#!share numbers --from csharp\nlet sum = Array.sum numbers");
        Assert.Equal("12", (await Run("#!share sum --from fsharp\nsum * 2")).Text);
        Assert.Contains("no F# variable `nothing`", (await Fail("#!share nothing --from fsharp")).Message);
    }

    [Fact]
    public async Task A_value_of_a_cells_own_type_is_an_object_to_FSharp()
    {
        await Run(
            "class Own { public override string ToString() => \"own\"; }\nvar own = new Own(); var many = new[] { new List<Own> { own } };"
        );
        var text = await Run(
            "#!fsharp\n#!share own --from csharp\n#!share many --from csharp\nsprintf \"%O %d\" own (many :?> Array).Length"
        );
        Assert.Equal("own 1", text.Text);
        Assert.Equal("True", (await Run("#!share own --from fsharp --as back\nback == own")).Text);
        await Run("#!fsharp\ntype Point = { X: int }\nlet point = { X = 3 }");
        Assert.Contains("3", (await Run("#!share point --from fsharp\nobject same = point; same")).Text);
    }

    [Fact]
    public async Task What_is_wrong_with_FSharp_code_has_its_line()
    {
        var error = await Fail("#!fsharp\nlet one = 1\nlet two = one + missing");
        Assert.Equal((3, "CompilationError"), (error.Line, error.Name));
        Assert.StartsWith("FS0039", error.Message);
        var thrown = await Fail("#!fsharp\n(failwith \"no luck\" : int)");
        Assert.Equal("no luck", thrown.Message);
    }

    [Fact]
    public async Task FSharp_refers_to_packages()
    {
        Assert.Equal(
            "5",
            (await Run("#!fsharp\n#r \"nuget: MathNet.Numerics, 5.0.0\"\nMathNet.Numerics.Euclid.GreatestCommonDivisor(10L, 25L)")).Text
        );
    }

    [Fact]
    public async Task A_package_is_one_to_both_languages()
    {
        await Run("#r \"nuget: MathNet.Numerics, 5.0.0\"\nvar vector = new MathNet.Numerics.LinearAlgebra.Double.DenseVector([1, 2, 4]);");
        var sum = await Run("#!fsharp\n#r \"nuget: MathNet.Numerics, 5.0.0\"\n#!share vector --from csharp\nvector.Sum()");
        Assert.Equal("7", sum.Text);
        var error = await Fail("#!fsharp\n#r \"nuget: MathNet.Numerics, 4.15.0\"\n1");
        Assert.StartsWith("MathNet.Numerics 5.0.0 is loaded already", error.Message);
    }

    [Fact]
    public async Task A_package_draws_what_FSharp_makes_of_its_types()
    {
        var cell = await Run(
            "#!fsharp\n#i \"nuget: .\"\n#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\nopen Plotly.NET\nChart.Point(x = [1; 2], y = [3; 4])"
        );
        Assert.Contains("<script", (string)cell.Results[0].Data["text/html"]!);
    }

    [Fact]
    public async Task FSharp_opens_what_NET_Interactive_opened()
    {
        var opened = await Run("#!fsharp\nsprintf \"%s %O %d\" (Path.GetFileName \"a/b\") (StringBuilder \"x\") (Math.Max(1, 2))");
        Assert.Equal("b x 2", opened.Text);
        var piped = await Run("#!fsharp\n[1; 2] |> display |> ignore\nLaTeXString \"x^2\" |> display |> ignore");
        Assert.Equal(2, piped.Displays.Count);
        var formula = Assert.Single((await Run("#!fsharp\nMathString @\"\\frac{1}{2}\"")).Results);
        Assert.Equal(@"$$\frac{1}{2}$$", (string)formula.Data["text/latex"]!);
        await Run("#!fsharp\nlet nine = 9");
        Assert.Equal("nine", RecordingOutput.PlainText((await Run("#!fsharp\n#!who")).Displays[0].Bundle));
    }

    [Fact]
    public async Task FSharp_writes_HTML_with_functions()
    {
        var shown = await Run(
            "#!fsharp\nopen Html\ndiv [ _class \"note\"; _style [\"a: b; \"; \"c: d\"] ] [ b [] [ str \"1 < 2\" ]; \"end\" ]"
        );
        Assert.Equal("<div class=\"note\" style=\"a: b; c: d\"><b>1 &lt; 2</b>end</div>", (string)shown.Results[0].Data["text/html"]!);
    }
}
