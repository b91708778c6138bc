using System.Text.Json.Nodes;
using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Tests.Runs;

public sealed class DocumentTests : NotebookTest
{
    [Fact]
    public void What_nobody_knows_is_kept()
    {
        const string Text = """
            {"cells":[{"cell_type":"raw","id":"own-id","metadata":{"format":"x"},"source":["a\n","b"],"attachments":{}},
            {"cell_type":"markdown","id":"m","metadata":{},"source":"é😀"}],
            "metadata":{"kernelspec":{"language":"C#"},"own":{"deep":[1,2.50,null]}},"nbformat":4,"nbformat_minor":5,"extra":true}
            """;
        var saved = NotebookDocument.Parse(Text, "x.ipynb").ToText();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Text), JsonNode.Parse(saved)));
        Assert.Contains("2.50", saved);
        Assert.Contains("é", saved);
        Assert.StartsWith("{\n \"cells\": [\n  {\n   \"cell_type\": \"raw\",", saved);
        Assert.EndsWith("}\n", saved);
    }

    [Fact]
    public void Missing_and_doubled_ids_are_added_and_an_older_minor_format_is_raised()
    {
        var notebook = NotebookDocument.Parse(
            """{"cells":[{"cell_type":"code","source":"1"},{"cell_type":"code","id":"a","source":"2"},{"cell_type":"code","id":"a","source":"3"}],"metadata":{},"nbformat":4,"nbformat_minor":2}""",
            "x.ipynb"
        );
        var saved = JsonNode.Parse(notebook.ToText())!;
        var ids = saved["cells"]!.AsArray().Select(cell => (string)cell!["id"]!).ToList();
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal("a", ids[1]);
        Assert.All(ids, id => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", id));
        Assert.Equal(5, (int)saved["nbformat_minor"]!);
    }

    [Theory]
    [InlineData("{\"cells\": [", "not valid JSON: line 1")]
    [InlineData("[1]", "no notebook")]
    [InlineData("{}", "no `cells`")]
    [InlineData("""{"cells":[],"nbformat":3}""", "format 3")]
    [InlineData("""{"cells":[],"nbformat":4,"metadata":{"kernelspec":{"language":"python"}}}""", "a python notebook")]
    public void What_is_no_runnable_notebook_is_refused_in_a_sentence(string text, string expected)
    {
        var exception = Assert.Throws<UsageException>(() => NotebookDocument.Parse(text, "x.ipynb"));
        Assert.Contains(expected, exception.Message);
        Assert.Contains("x.ipynb", exception.Message);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Theory]
    [InlineData("""{"kernelspec":{"language":"C#"}}""")]
    [InlineData("""{"language_info":{"name":"polyglot-notebook"}}""")]
    [InlineData("{}")]
    public void Notebooks_of_csharp_are_taken_by_any_of_its_names(string metadata)
    {
        Assert.Empty(NotebookDocument.Parse($$"""{"cells":[],"nbformat":4,"metadata":{{metadata}}}""", "x.ipynb").Cells);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Assert.Contains(
            "nowhere.ipynb",
            Assert.Throws<UsageException>(() => NotebookDocument.Load(Path.Combine(Folder, "nowhere.ipynb"))).Message
        );
    }

    [Fact]
    public void A_notebook_that_cannot_be_written_says_where()
    {
        var path = Directory.CreateDirectory(Path.Combine(Folder, "taken.ipynb")).FullName;
        var notebook = NotebookDocument.Parse("""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[]}""", "empty.ipynb");
        Assert.StartsWith($"{path} cannot be written", Assert.Throws<UsageException>(() => notebook.Save(path)).Message);
        Assert.Empty(Directory.EnumerateFiles(Folder));
    }

    [Theory]
    [InlineData("plain\n", "plain\n")]
    [InlineData("10 %\r20 %\r30 %\ndone\n", "30 %\ndone\n")]
    [InlineData("longer\rab\n", "abnger\n")]
    [InlineData("windows\r\nlines\r\n", "windows\nlines\n")]
    [InlineData("ends with\r", "ends with")]
    public void Carriage_returns_overwrite_as_in_a_terminal(string written, string shown)
    {
        Assert.Equal(shown, MultilineText.CollapseCarriageReturns(written));
    }

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("one\n")]
    [InlineData("one\n\ntwo")]
    public void Text_survives_being_split_into_lines(string text)
    {
        Assert.Equal(text, MultilineText.Join(MultilineText.Split(text)));
    }
}
