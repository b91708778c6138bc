using System.Diagnostics;
using Harmonic.Kernel.Cells;

namespace Harmonic.Notebooks.Runs;

/// <summary>
/// Shows a run in the terminal, one line for each cell. On a screen that line lives: it counts the seconds and shows what the cell
/// wrote last. In a log it is written once.
/// </summary>
internal sealed class TerminalProgress : IRunProgress, IDisposable
{
    private readonly TextWriter terminal;
    private readonly bool live;
    private readonly bool verbose;
    private readonly int width;
    private readonly Stopwatch elapsed = new();
    private readonly Lock gate = new();
    private readonly Timer? timer;
    private string title = "";
    private string lastLine = "";
    private bool running;

    /// <param name="terminal">Where to write.</param>
    /// <param name="width">The screen's width in characters; 0 if it is no screen.</param>
    /// <param name="verbose">Whether to write out all that cells write.</param>
    public TerminalProgress(TextWriter terminal, int width, bool verbose)
    {
        (this.terminal, this.width, this.verbose) = (terminal, width, verbose);
        live = width > 0 && !verbose;
        timer = live ? new Timer(_ => Refresh(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)) : null;
    }

    /// <inheritdoc/>
    public void CellStarts(int number, int count, string title)
    {
        lock (gate)
        {
            var position = number.ToString().PadLeft(count.ToString().Length);
            this.title = $"[{position}/{count}] {Shorten(title, 70)}";
            (lastLine, running) = ("", true);
            elapsed.Restart();
            terminal.Write(verbose ? this.title + "\n" : this.title);
        }
    }

    /// <inheritdoc/>
    public void StreamWritten(string name, string text)
    {
        if (verbose)
        {
            terminal.Write(text);
        }
        else
        {
            DisplayUpdated(text);
        }
    }

    /// <inheritdoc/>
    public void DisplayUpdated(string text)
    {
        if (live && text.Split('\n', '\r').LastOrDefault(line => line.Trim().Length > 0) is { } line)
        {
            lastLine = line.Trim();
        }
    }

    /// <inheritdoc/>
    public void CellEnds(CellStatus status)
    {
        lock (gate)
        {
            running = false;
            var time = $"{Duration(elapsed.Elapsed)}{(status == CellStatus.Ok ? "" : $"  {status.ToString().ToLowerInvariant()}")}";
            terminal.WriteLine(
                verbose ? $"    {time}"
                : live ? $"\r\u001b[K{title}  {time}"
                : $"  {time}"
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => timer?.Dispose();

    /// <summary>A time span as people say it.</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalMinutes < 1 ? $"{time.TotalSeconds:0.0} s" : $"{(int)time.TotalMinutes} min {time.Seconds} s";

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    private void Refresh()
    {
        lock (gate)
        {
            if (running)
            {
                // What the cell says of itself tells more than its first line does.
                var news = $"  {Duration(elapsed.Elapsed)}  {lastLine}";
                terminal.Write(
                    "\r\u001b[K" + Shorten(Shorten(title, Math.Max(20, width - 1 - news.Length)) + news, Math.Max(20, width - 1))
                );
            }
        }
    }
}
