using System.Text.Json.Nodes;
using Harmonic.Notebooks.Tests.Runs;
using Harmonic.Notebooks.Verification;

namespace Harmonic.Notebooks.Tests.Verification;

public sealed class VerificationTests : NotebookTest
{
    private const string Figure =
        """{"data": [{"type": "scatter", "name": "loss", "y": {"dtype": "f8", "bdata": "AAAAAAAA8D8AAAAAAAAAQA=="}, "x": [0, 1]}], "layout": {"title": {"text": "Loss"}}}"""; // y: 1, 2

    [Theory]
    [InlineData("loss 0.1234, 5,000 steps", "loss 0.1234, 5,000 steps", 0)]
    [InlineData("loss 0.1234", "loss 0.12340001", 0)] // within 1e-6
    [InlineData("loss 0.1234", "loss 0.1235", 1)]
    [InlineData("5,000 steps", "5,001 steps", 1)]
    [InlineData("x −0.5", "x 0.5", 1)]
    [InlineData("yes", "no", 1)]
    [InlineData("a b", "a  \n b", 0)]
    [InlineData("a", "a b", 1)]
    [InlineData("in 00:35:26", "in 00:00:09", 0)]
    [InlineData("2.4 steps/s", "300 steps/s", 0)]
    [InlineData("2.4 steps", "300 steps", 1)]
    [InlineData("in 26 minutes", "in 3.5 minutes", 0)]
    [InlineData("in the loop 0.26 s, at once 255.9 ms: 1,027 times faster", "in the loop 0.5 s, at once 3 ms: 9 times faster", 0)]
    [InlineData("0.26 seen", "0.27 seen", 1)]
    [InlineData("libtorch 2.10.0.0 on cpu, 2 cores, seed 0", "libtorch 2.11.0.0 on cuda:0, 16 cores, seed 0", 0)]
    [InlineData("libtorch 2.10.0.0 on cpu, 2 cores, seed 0", "libtorch 2.10.0.0 on cpu, 2 cores, seed 1", 1)]
    [InlineData("NaN", "1", 1)]
    public void Words_are_the_same_and_numbers_close(string published, string now, int differences)
    {
        var comparison = new OutputComparison(1e-6);
        comparison.Compare([Stream(published)], [Stream(now)]);
        Assert.Equal(differences, comparison.Differences.Count);
    }

    [Fact]
    public void What_is_passed_over_is_counted_and_a_table_of_times_is_data()
    {
        var comparison = new OutputComparison(1e-6);
        comparison.Compare([Stream("0.26 s on 2 cores, 00:10 left")], [Stream("0.27 s on 4 cores, 00:11 left")]);
        Assert.Equal((2, 1), (comparison.Times, comparison.Machines));
        comparison.Compare([Value("0.13 s (0.106 to 0.146)")], [Value("0.14 s (0.106 to 0.146)")]);
        Assert.Equal("0.13 is now 0.14 in “0.13 s (0.106 to 0.146)”", Assert.Single(comparison.Differences));
    }

    [Fact]
    public void Where_a_stream_is_cut_does_not_matter_and_what_it_is_does()
    {
        var comparison = new OutputComparison(1e-6);
        comparison.Compare([Stream("ab")], [Stream("a"), Stream("b")]);
        Assert.Empty(comparison.Differences);
        comparison.Compare([Stream("a")], [Stream("a", "stderr")]);
        comparison.Compare([Stream("a")], []);
        Assert.Equal(
            ["it showed text (stdout), and shows text (stderr)", "it showed text (stdout), and shows nothing"],
            comparison.Differences
        );
    }

    [Theory]
    [InlineData("\"x\": [0, 1]", "\"x\": [0, 1.1]", "figure.data[0].x[1]: 1 is now 1.1")]
    [InlineData("AAAAAAAA8D8AAAAAAAAAQA==", "AAAAAAAA8D8AAAAAAAAIQA==", "figure.data[0].y[1]: 2 is now 3")]
    [InlineData("AAAAAAAA8D8AAAAAAAAAQA==", "AAAAAAAA8D8=", "figure.data[0].y: 2 numbers are now 1")]
    [InlineData("[0, 1]", "[0, null]", "figure.data[0].x[1]: 1 is now nothing")]
    [InlineData("\"f8\"", "\"uc\"", "figure.data[0].y: 2 numbers are now 16")]
    [InlineData("\"f8\"", "\"i8\"", "figure.data[0].y.dtype: “f8” is now “i8”")]
    [InlineData("\"Loss\"", "\"Gain\"", "figure.layout.title.text: “Loss” is now “Gain”")]
    [InlineData("\"scatter\"", "7", "figure.data[0].type: \"scatter\" is now 7")]
    public void A_figure_is_compared_by_its_data(string planted, string change, string expected)
    {
        var comparison = new OutputComparison(1e-6);
        comparison.Compare([Shown(Figure)], [Shown(Figure.Replace(planted, change, StringComparison.Ordinal))]);
        Assert.Equal(expected, Assert.Single(comparison.Differences));
        Assert.Equal(1, comparison.Figures);
    }

    [Fact]
    public void A_typed_array_equals_the_same_numbers_written_out_and_rounding_beside_large_numbers_is_none()
    {
        var comparison = new OutputComparison(1e-6);
        var written = Figure.Replace(
            """{"dtype": "f8", "bdata": "AAAAAAAA8D8AAAAAAAAAQA=="}""",
            "[1, 2.0000001]",
            StringComparison.Ordinal
        );
        comparison.Compare([Shown(written)], [Shown(written.Replace("[0, 1]", "[1e-9, 1]", StringComparison.Ordinal))]);
        Assert.Empty(comparison.Differences);
        Assert.True(comparison.Largest is > 0 and < 1e-6);
    }

    [Theory]
    [InlineData("var a = 1;", "var  a=1 ; // one", true)]
    [InlineData("var a = 1;", "var a = 2;", false)]
    [InlineData("var a = \"x y\";", "var a = \"x  y\";", false)]
    [InlineData("#r \"a.dll\"\n1", "#r \"b.dll\"\n1", false)]
    [InlineData("#!import setup.cs", "#!import  other.cs", false)]
    [InlineData("#!import setup.cs", "\n#!import setup.cs \n", true)]
    [InlineData("int ab = 1;", "inta b = 1;", false)]
    public void The_hash_of_code_changes_with_the_code_alone(string one, string other, bool same) =>
        Assert.Equal(same, CodeHash.Of(NotebookCell.Code(one)) == CodeHash.Of(NotebookCell.Code(other)));

    [Fact]
    public async Task A_notebook_is_verified_and_each_planted_change_is_caught()
    {
        var path = Write(
            Code("int n = 2;", "parameters"),
            Code("using System.IO;\nConsole.WriteLine($\"{n} and {Math.Sqrt(n):F6}\");"),
            Code("n * 10"),
            Code("Environment.TickCount64", "nbval-ignore-output"),
            Code("display(new Dictionary<string, int> { [\"n\"] = n });")
        );
        Assert.Equal(0, (await Harmonic("run", path, "--in-place", "-p", "n=3")).ExitCode);
        var executed = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var (exitCode, output, _) = await Harmonic("verify", path);
        Assert.Contains("notebook.ipynb: VERIFIED\n", output, StringComparison.Ordinal);
        Assert.Contains("cell 5: tagged nbval-ignore-output", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
        Assert.Equal(executed, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        var certificate = Directory.GetFiles(Folder, "certificate.json", SearchOption.AllDirectories).Single();
        var json = JsonNode.Parse(await File.ReadAllTextAsync(certificate, TestContext.Current.CancellationToken))!;
        Assert.True((bool)json["verified"]!);
        Assert.Equal(3, (int)json["parameters"]!["n"]!);

        await File.WriteAllTextAsync(
            path,
            executed.Replace("1.732051", "1.732061", StringComparison.Ordinal).Replace("n * 10", "n * 11", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        (exitCode, output, _) = await Harmonic("verify", path);
        Assert.Equal(1, exitCode);
        Assert.Contains("NOT VERIFIED", output, StringComparison.Ordinal);
        Assert.Contains("cell 3      1.732061 is now 1.732051 in “3 and 1.732061”", output, StringComparison.Ordinal);
        Assert.Contains("STALE       cell 4: the code has changed since the output was made", output, StringComparison.Ordinal);
        Assert.Contains("cell 4      30 is now 33", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_whose_process_dies_is_not_verified_and_the_next_one_still_is()
    {
        var path = Write(Code("if (System.IO.File.Exists(\"dies\")) { System.Diagnostics.Process.GetCurrentProcess().Kill(); }\n1 + 1"));
        var second = Path.Combine(Folder, "second.ipynb");
        await File.WriteAllTextAsync(second, Text(Code("1 + 1")), TestContext.Current.CancellationToken);
        foreach (var notebook in (string[])[path, second])
        {
            Assert.Equal(0, (await Harmonic("run", notebook, "--in-place")).ExitCode);
        }
        await File.WriteAllTextAsync(Path.Combine(Folder, "dies"), "", TestContext.Current.CancellationToken);
        var (exitCode, output, error) = await Harmonic("verify", path, second);
        Assert.Equal((1, ""), (exitCode, error));
        Assert.Contains("notebook.ipynb: NOT VERIFIED", output, StringComparison.Ordinal);
        Assert.Contains("FAILED      the run ended with", output, StringComparison.Ordinal);
        Assert.Contains("second.ipynb: VERIFIED", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_whose_cell_was_deleted_are_those_of_the_notebook_again()
    {
        var path = Write(Code("int n = 2;", "parameters"), Code("n * 10"));
        Assert.Equal(0, (await Harmonic("run", path, "--in-place", "-p", "n=3")).ExitCode);
        Assert.Equal(0, (await Harmonic("run", path, "--in-place", "-p", "n=2")).ExitCode);
        var text = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
        text["cells"]!.AsArray().RemoveAt(1);
        await File.WriteAllTextAsync(path, text.ToJsonString(), TestContext.Current.CancellationToken);
        var (exitCode, output, _) = await Harmonic("verify", path);
        Assert.Contains("parameters  the notebook's own", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task A_notebook_that_was_never_executed_cannot_be_verified()
    {
        var (exitCode, _, error) = await Harmonic("verify", Write(Code("1")));
        Assert.Equal(2, exitCode);
        Assert.Contains("has not been executed", error, StringComparison.Ordinal);
    }

    private static JsonObject Stream(string text, string name = "stdout") =>
        new()
        {
            ["output_type"] = "stream",
            ["name"] = name,
            ["text"] = text,
        };

    private static JsonObject Value(string text) =>
        new()
        {
            ["output_type"] = "execute_result",
            ["data"] = new JsonObject { ["text/plain"] = text },
        };

    private static JsonObject Shown(string figure) =>
        new()
        {
            ["output_type"] = "execute_result",
            ["data"] = new JsonObject { ["application/vnd.plotly.v1+json"] = JsonNode.Parse(figure) },
        };
}
