namespace Harmonic.Kernel.Tests.Display;

public sealed class HtmlTests : FormatterTest
{
    private sealed record Row(string Name, double Value);

    private sealed class Node
    {
        private readonly string message = "<broken>";

        public Node Left => new() { Depth = Depth + 1 };

        public Node Right => new() { Depth = Depth + 1 };

        public int Depth { get; init; }

        public int Broken => throw new InvalidOperationException(message);
    }

    public static TheoryData<object?> Nasty => new()
    {
        "<script>",
        new[] { "<script>" },
        new Dictionary<string, string> { ["<script>"] = "<script>" },
        new { Text = "<script>" },
        new[] { new { Text = "<script>" } },
        ("<script>", 1),
        new FormatException("<script>"),
        new object[] { 1, "<script>" },
        new Uri("http://x/?<script>"),
    };

    [Theory]
    [MemberData(nameof(Nasty), DisableDiscoveryEnumeration = true)]
    public void Text_is_always_encoded(object? value)
    {
        Assert.DoesNotContain("<script>", Html(value));
        Assert.Contains("&lt;script&gt;", Html(value));
    }

    [Fact]
    public void Scalars_and_their_sequences_are_text()
    {
        Assert.Equal("<div class=\"dni-plaintext\"><pre>3</pre></div>", Html(3));
        Assert.Equal("<div class=\"dni-plaintext\"><pre>&lt;null&gt;</pre></div>", Html(null));
        Assert.Equal("<div class=\"dni-plaintext\"><pre>[ 1, 2 ]</pre></div>", Html(new[] { 1, 2 }));
    }

    [Fact]
    public void Records_of_one_type_are_rows_with_their_members_in_columns()
    {
        var html = Html(new[] { new Row("a", 1.5), new Row("b", 2) });
        Assert.StartsWith("<table><thead><tr><th>index</th><th>Name</th><th>Value</th></tr></thead>", html);
        Assert.Contains("<td><div class=\"dni-plaintext\"><pre>1.5</pre></div></td>", html);
    }

    [Fact]
    public void Values_of_several_types_are_rows_with_their_type()
    {
        var html = Html(new object[] { new Row("a", 1), new[] { 2 } });
        Assert.Contains("<th>index</th><th>type</th><th>value</th>", html);
        Assert.Contains("int[]", html);
    }

    [Fact]
    public void Dictionaries_are_tables_of_keys_and_values()
    {
        var html = Html(new Dictionary<string, object> { ["k"] = new Row("a", 1) });
        Assert.Contains("<th>key</th><th>value</th>", html);
        Assert.Contains("dni-treeview", html);
    }

    [Fact]
    public void Nothing_in_a_sequence_is_said()
    {
        Assert.Equal("<i>(empty)</i>", Html(new List<Row>()));
        Assert.Equal("<i>(empty)</i>", Html(new Dictionary<int, int>()));
    }

    [Fact]
    public void What_is_left_out_is_counted()
    {
        Assert.Contains("<tr><td colspan=\"3\"><i>(10 more)</i></td></tr>", Html(Enumerable.Range(0, 30).Select(n => new Row("r", n)).ToList()));
    }

    [Fact]
    public void Objects_are_trees_and_a_throwing_property_shows_its_exception()
    {
        var html = Html(new Node());
        Assert.StartsWith("<details open=\"open\" class=\"dni-treeview\"><summary><span class=\"dni-code-hint\"><code>", html);
        Assert.Contains("InvalidOperationException: &lt;broken&gt;", html);
    }
    [Fact]
    public void The_style_sheet_is_written_once()
    {
        var html = (string)Harmonic.Kernel.Display.Bundles.Of(new[] { new[] { new Row("a", 1) }, [new Row("b", 2)] }).Data["text/html"]!;
        Assert.Equal(2, html.Split("<style>").Length);
    }
}
