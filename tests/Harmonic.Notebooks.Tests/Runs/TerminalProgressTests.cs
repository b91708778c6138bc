using Harmonic.Kernel.Cells;
using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Tests.Runs;

public sealed class TerminalProgressTests
{
    [Fact]
    public async Task On_a_screen_the_line_of_a_cell_shows_the_bar_that_the_cell_updates()
    {
        using var screen = new Screen();
        using var progress = new TerminalProgress(screen, width: 80, verbose: false);
        progress.CellStarts(3, 9, "var history = TrainingLoop.Run(objective, settings, view.Update);");
        progress.DisplayUpdated("███░░ 60/100  loss 0.1  00:00:04 left");
        var line = "";
        for (var wait = 0; wait < 100 && !line.Contains("left", StringComparison.Ordinal); wait++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            line = screen.Last;
        }

        Assert.Matches(@"^\r\e\[K\[3/9\] var history = .*…  [\d.]+ s  ███░░ 60/100  loss 0\.1  00:00:04 left$", line);
        Assert.InRange(line.Length, 0, 80 + "\r\e[K".Length);
    }

    [Fact]
    public void In_a_log_a_cell_is_one_line_and_updates_are_not_in_it()
    {
        var log = new StringWriter();
        using var progress = new TerminalProgress(log, width: 0, verbose: false);
        progress.CellStarts(1, 2, "Train");
        progress.DisplayUpdated("███░░ 60/100");
        progress.CellEnds(CellStatus.Ok);
        Assert.Matches(@"^\[1/2\] Train  \d", log.ToString());
        Assert.DoesNotContain("60/100", log.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Holds what was written last; written by a timer's thread and read by the test's.</summary>
    private sealed class Screen : StringWriter
    {
        internal string Last { get; private set; } = "";

        public override void Write(string? value) => Last = value ?? "";
    }
}
