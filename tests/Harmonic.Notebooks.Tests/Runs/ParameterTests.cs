using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Tests.Runs;

public sealed class ParameterTests : NotebookTest
{
    private const string Declarations =
        "int steps = 5_000; // how long\nlong big = 1; double rate = 4e-3, other = 1;\nvar weight = 0.2;\nvar count = -3;\nbool fast = false;\n"
        + "string device = \"auto\";\nstring? path = null;\ndouble? limit = null;\nfloat half = 0.5f;\ndecimal price = 1m;\nint[] sizes = [1, 2];\nvar name = \"x\";";

    [Theory]
    [InlineData("steps=200", "int steps = 200;")]
    [InlineData("steps=-1_000", "int steps = -1000;")]
    [InlineData("big=5000000000", "long big = 5000000000L;")]
    [InlineData("rate=1", "double rate = 1d;")]
    [InlineData("rate=1e-3", "double rate = 0.001d;")]
    [InlineData("other=NaN", "double other = double.NaN;")]
    [InlineData("weight=2", "double weight = 2d;")]
    [InlineData("count=7", "int count = 7;")]
    [InlineData("fast=True", "bool fast = true;")]
    [InlineData("device=cu\"da\\", "string device = \"cu\\\"da\\\\\";")]
    [InlineData("device=", "string device = \"\";")]
    [InlineData("device=null", "string device = \"null\";")]
    [InlineData("path=null", "string? path = null;")]
    [InlineData("path=a=b", "string? path = \"a=b\";")]
    [InlineData("limit=null", "double? limit = null;")]
    [InlineData("limit=3", "double? limit = 3d;")]
    [InlineData("half=0.25", "float half = 0.25f;")]
    [InlineData("price=9.99", "decimal price = 9.99m;")]
    [InlineData("sizes=[4, 5]", "int[] sizes = [4, 5];")]
    [InlineData("name=y", "string name = \"y\";")]
    public void A_value_is_injected_with_its_declared_type(string argument, string expected)
    {
        Assert.Equal($"// Parameters\n{expected}", Inject(argument).Cells[1].Source);
    }

    [Theory]
    [InlineData("steps=1.5", "`1.5` is no value for the parameter `int steps`")]
    [InlineData("steps=3000000000", "`int steps`")]
    [InlineData("steps=null", "`int steps`")]
    [InlineData("fast=1", "`bool fast`")]
    [InlineData("rate=fast", "`double rate`")]
    [InlineData("sizes=[1,", "`int[] sizes`")]
    [InlineData("stepz=1", "has no parameter `stepz`; it has `int steps`, `long big`, `double rate`, `double other`, `double weight`")]
    [InlineData("steps", "name=value, not as `steps`")]
    [InlineData("=1", "name=value")]
    public void A_value_that_does_not_fit_is_refused_in_a_sentence(string argument, string expected)
    {
        var message = Assert.Throws<UsageException>(() => Inject(argument)).Message;
        Assert.Contains(expected, message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void The_injected_cell_follows_the_parameters_cell_and_replaces_an_earlier_one()
    {
        var notebook = Inject("steps=1");
        Assert.Equal(3, notebook.Cells.Count);
        Assert.True(notebook.Cells[1].HasTag("injected-parameters"));
        ParameterInjection.Apply(notebook, "n.ipynb", ParameterInjection.Parse(["steps=2", "steps=3", "fast=true"]));
        Assert.Equal(3, notebook.Cells.Count);
        Assert.Equal("// Parameters\nint steps = 3;\nbool fast = true;", notebook.Cells[1].Source);
        Assert.Equal(
            notebook.Cells.Select(cell => cell.Source),
            NotebookDocument.Parse(notebook.ToText(), "x").Cells.Select(cell => cell.Source)
        );
    }

    [Fact]
    public void A_notebook_without_parameters_takes_none()
    {
        var notebook = NotebookDocument.Parse(Text(Code("1")), "n.ipynb");
        Assert.Contains(
            "no code cell tagged `parameters`",
            Assert.Throws<UsageException>(() => ParameterInjection.Apply(notebook, "n.ipynb", ParameterInjection.Parse(["a=1"]))).Message
        );
    }

    [Fact]
    public async Task Injected_values_are_what_later_cells_see()
    {
        var notebook = NotebookDocument.Parse(
            Text(Code(Declarations, "parameters"), Code("$\"{steps} {rate} {device} {path ?? \"none\"} {sizes.Sum()}\"")),
            "n.ipynb"
        );
        ParameterInjection.Apply(
            notebook,
            "n.ipynb",
            ParameterInjection.Parse(["steps=7", "rate=2", "device=cuda", "path=null", "sizes=[4,5]"])
        );
        await Run(notebook, timeout: null, TestContext.Current.CancellationToken);
        Assert.Equal("7 2 cuda none 9", MultilineText.Join(notebook.Cells[2].Outputs[0]!["data"]!["text/plain"]));
    }

    private static NotebookDocument Inject(string argument)
    {
        var notebook = NotebookDocument.Parse(Text(Code(Declarations, "parameters"), Code("steps")), "n.ipynb");
        ParameterInjection.Apply(notebook, "n.ipynb", ParameterInjection.Parse([argument]));
        return notebook;
    }
}
