using System.Text.Json.Nodes;
using Harmonic.Kernel.Jupyter.History;

namespace Harmonic.Kernel.Tests.Jupyter;

public sealed class HistoryStoreTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("harmonic-test-");
    private readonly List<string> log = [];

    private string File => Path.Combine(folder.FullName, "history.jsonl");

    [Fact]
    public void Earlier_sessions_are_remembered_and_numbered()
    {
        var first = Open();
        first.Add(1, "a", null);
        var second = Open(); // a kernel that runs at the same time
        second.Add(1, "b", "2");
        first.Add(2, "c", null);
        Assert.Equal((1, 2), (first.Session, second.Session));
        var third = Open();
        Assert.Equal(3, third.Session);
        Assert.Equal(["a", "b", "c"], third.Tail(9).Select(entry => entry.Input));
        Assert.Equal(["c"], third.Tail(1).Select(entry => entry.Input));
        Assert.Equal(["a", "c"], third.Range(1, 1, null).Select(entry => entry.Input));
        Assert.Equal(["a"], third.Range(1, 1, 2).Select(entry => entry.Input));
        Assert.Equal(["b"], third.Range(-1, 1, null).Select(entry => entry.Input));
        Assert.Empty(third.Range(0, 1, null));
    }

    [Fact]
    public void A_long_history_is_cut_to_its_last_part()
    {
        var text = new string('x', 60_000);
        System.IO.File.WriteAllLines(
            File,
            Enumerable.Range(1, 200).Select(line => $$"""{"session":1,"line":{{line}},"input":"{{text}}","output":null}""")
        );
        var history = Open();
        Assert.Equal(200, Assert.Single(history.Tail(1)).Line);
        Assert.Equal(2, history.Session);
        Assert.InRange(new FileInfo(File).Length, 1, 8 << 20);
        history.Add(1, new string('y', 1_000_000), null);
        Assert.InRange(Assert.Single(history.Tail(1)).Input.Length, 1, 100_000);
    }

    [Fact]
    public void A_search_matches_whole_cells_and_gives_the_last_ones()
    {
        var history = Open();
        string[] cells = ["var x = 1;", "x", "var y = 2;", "x"];
        for (var i = 0; i < cells.Length; i++)
        {
            history.Add(i + 1, cells[i], null);
        }

        Assert.Equal([1, 3], history.Search("var*", unique: false, count: null).Select(entry => entry.Line));
        Assert.Equal([3], history.Search("var ? = ?;", unique: false, count: 1).Select(entry => entry.Line));
        Assert.Equal([2, 4], history.Search("x", unique: false, count: null).Select(entry => entry.Line));
        Assert.Equal([4], history.Search("x", unique: true, count: null).Select(entry => entry.Line));
    }

    [Fact]
    public void A_line_cut_short_costs_that_line_alone()
    {
        Open().Add(1, "a", null);
        System.IO.File.AppendAllText(File, "{\"session\":1,\"li\n");
        Assert.Equal(["a"], Open().Tail(9).Select(entry => entry.Input));
    }

    [Fact]
    public void The_file_keeps_ten_thousand_cells()
    {
        var lines = Enumerable
            .Range(1, 10_500)
            .Select(i =>
                new JsonObject
                {
                    ["session"] = 7,
                    ["line"] = i,
                    ["input"] = $"{i}",
                }.ToJsonString()
            );
        System.IO.File.WriteAllLines(File, lines);
        var history = Open();
        Assert.Equal(8, history.Session);
        Assert.Equal(501, history.Tail(int.MaxValue)[0].Line);
        Assert.Equal(10_001, System.IO.File.ReadLines(File).Count());
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_no_reason_to_fail()
    {
        System.IO.File.WriteAllText(Path.Combine(folder.FullName, "a file"), "");
        var history = new HistoryStore(Path.Combine(folder.FullName, "a file", "history.jsonl"), log.Add);
        history.Add(1, "a", null);
        Assert.Equal(["a"], history.Tail(9).Select(entry => entry.Input));
        Assert.NotEmpty(log);
    }

    [Fact]
    public void Others_cannot_read_the_file()
    {
        Open();
        Assert.True(
            OperatingSystem.IsWindows() || System.IO.File.GetUnixFileMode(File) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)
        );
    }

    public void Dispose() => folder.Delete(recursive: true);

    private HistoryStore Open() => new(File, log.Add);
}
