namespace Harmonic.Kernel.Tests.Display;

public sealed class PlainTextTests : FormatterTest
{
    private sealed record Point(int X, int[] Path);

    private sealed class Named
    {
        public override string ToString() => "my own text";
    }

    private sealed class Plainly
    {
        public int Number { get; } = 3;

        public string Text { get; } = "t";

        public int Broken => throw new InvalidOperationException("no number" + Text[1..]);

        public Plainly Self => this;
    }

    public static TheoryData<object?, string> Values => new()
    {
        { null, "<null>" },
        { 3, "3" },
        { 2.5, "2.5" },
        { 1e-9f, "1E-09" },
        { "text\nmore", "text\nmore" },
        { 'c', "c" },
        { true, "True" },
        { DayOfWeek.Friday, "Friday" },
        { new[] { 1, 2 }, "[ 1, 2 ]" },
        { Array.Empty<int>(), "[ ]" },
        { new object?[] { "a", null, new[] { 1 } }, "[ a, <null>, [ 1 ] ]" },
        { new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, "{ a: 1, b: 2 }" },
        { (1, "two"), "(1, two)" },
        { Tuple.Create(1, new[] { 2 }), "(1, [ 2 ])" },
        { new Point(1, [2, 3]), "Point { X = 1, Path = [ 2, 3 ] }" },
        { new { A = 1, B = new { C = "d" } }, "{ A = 1, B = { C = d } }" },
        { new Named(), "my own text" },
        { typeof(Dictionary<string, List<int?>>), "Dictionary<string, List<int?>>" },
        { typeof((int, double[,])), "(int, double[,])" },
        { new Uri("http://x/"), "http://x/" },
        { new TimeSpan(1, 2, 3), "01:02:03" },
        { new KeyValuePair<string, int>("k", 1), "[k, 1]" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_reads_as_expected(object? value, string expected) => Assert.Equal(expected, Plain(value));

    [Fact]
    public void A_long_sequence_is_cut_and_counted()
    {
        Assert.EndsWith("18, 19, ... (5 more) ]", Plain(Enumerable.Range(0, 25).ToList()));
        Assert.EndsWith("19, ... (more) ]", Plain(Enumerable.Range(0, 25).Where(n => n >= 0)));
    }

    [Fact]
    public void Items_of_one_type_make_a_table_with_numbers_to_the_right()
    {
        Assert.Equal(
            """
            Name             Loss  Kept
            without LeJEPA  0.025  [ 1, 2 ]
            with               10  [ ]
            """.ReplaceLineEndings("\n"),
            Plain(new[] { new { Name = "without LeJEPA", Loss = 0.025, Kept = new[] { 1, 2 } }, new { Name = "with", Loss = 10.0, Kept = Array.Empty<int>() } }));
        Assert.EndsWith("\n18\n19\n... (5 more)", Plain(Enumerable.Range(0, 25).Select(n => new { n }).ToList()));
    }

    [Fact]
    public void Items_that_make_no_table_stay_on_one_line()
    {
        Assert.Equal("[ my own text ]", Plain(new[] { new Named() }));
        Assert.Equal("[ { A = 1 }, { B = 2 } ]", Plain(new object[] { new { A = 1 }, new { B = 2 } }));
        Assert.Equal("[ { A = 1 }, <null> ]", Plain(new[] { new { A = 1 }, null }));
        Assert.Equal("[ { Text = two\nlines } ]", Plain(new[] { new { Text = "two\nlines" } }));
        Assert.Equal("{ Inner = [ { A = 1 } ] }", Plain(new { Inner = new[] { new { A = 1 } } }));
    }

    [Fact]
    public void An_endless_sequence_is_cut()
    {
        static IEnumerable<int> Endless()
        {
            for (var n = 0; ; n++)
            {
                yield return n;
            }
        }

        Assert.EndsWith("19, ... (more) ]", Plain(Endless()));
    }

    [Fact]
    public void Members_are_shown_to_a_limited_depth_and_a_throwing_one_shows_its_exception()
    {
        var text = Plain(new Plainly());
        Assert.StartsWith("Plainly { Number = 3, Text = t, Broken = InvalidOperationException: no number, Self = Plainly {", text);
        Assert.Equal(7, text.Split("Number = 3").Length - 1);
    }

    [Fact]
    public void An_exception_is_told_in_full()
    {
        Assert.Contains("System.FormatException: wrong", Plain(new FormatException("wrong")));
    }
}
