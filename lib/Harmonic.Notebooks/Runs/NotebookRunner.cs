using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Harmonic.Kernel.Cells;
using Harmonic.Notebooks.Verification;

namespace Harmonic.Notebooks.Runs;

/// <summary>Runs a notebook's cells in order and writes what they show into the notebook, until one fails.</summary>
/// <param name="session">Where the code runs.</param>
/// <param name="save">Called whenever there is something worth keeping.</param>
/// <param name="progress">Told what happens.</param>
/// <param name="timeout">How long one cell may take; null for ever.</param>
internal sealed class NotebookRunner(ICodeSession session, Action save, IRunProgress progress, TimeSpan? timeout)
{
    /// <summary>Saving a notebook with large figures takes a while: not after every one of many short cells.</summary>
    private static readonly TimeSpan SaveInterval = TimeSpan.FromSeconds(5);

    /// <summary>How long a stopped cell may hold out in native code before the run ends without it.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(10);

    private readonly List<(string Id, JsonObject Output)> places = [];
    private readonly Stopwatch sinceSave = Stopwatch.StartNew();

    /// <summary>The lock under which a cell's output changes; whoever saves holds it.</summary>
    public object OutputGate => places;

    /// <summary>The cell that is running, and its output.</summary>
    public (int Number, CellRecorder Output)? Running { get; private set; }

    /// <summary>
    /// Runs all code cells. Cells tagged <c>skip-execution</c> do not run, those tagged <c>raises-exception</c> may fail.
    /// </summary>
    public async Task<RunOutcome> RunAsync(NotebookDocument notebook, CancellationToken interrupt)
    {
        notebook.ClearOutputs();
        var count = 0;
        for (var index = 0; index < notebook.Cells.Count; index++)
        {
            var cell = notebook.Cells[index];
            if (!cell.IsCode || cell.HasTag("skip-execution") || string.IsNullOrWhiteSpace(cell.Source))
            {
                continue;
            }
            cell.ExecutionCount = ++count;
            progress.CellStarts(index + 1, notebook.Cells.Count, cell.Title);
            var result = await RunAsync(cell, index + 1, interrupt);
            progress.CellEnds(result.Status);
            if (result.Status != CellStatus.Ok && !(result.Status == CellStatus.Error && cell.HasTag("raises-exception")))
            {
                return new RunOutcome(result.Status, index + 1, result.Error);
            }
            SaveIfDue();
        }
        return new RunOutcome(CellStatus.Ok);
    }

    private async Task<CellResult> RunAsync(NotebookCell cell, int number, CancellationToken interrupt)
    {
        var output = new CellRecorder(cell, places, progress);
        Running = (number, output);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt);
        var times = NotebookCell.Child(cell.Metadata, "execution");
        Stamp(times, "iopub.status.busy", "iopub.execute_input");
        var running = session.RunAsync(cell.Source, output, stop.Token);
        var result = await StopWhenDueAsync(running, stop, interrupt);
        lock (places)
        {
            output.Flush();
            if (result.Error is { } error)
            {
                output.Error(error);
            }
            Stamp(times, "shell.execute_reply", "iopub.status.idle");
            CodeHash.Keep(cell);
        }
        Running = null;
        return result;
    }

    private async Task<CellResult> StopWhenDueAsync(Task<CellResult> running, CancellationTokenSource stop, CancellationToken interrupt)
    {
        try
        {
            return await running.WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, interrupt);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            await stop.CancelAsync();
            var ended = await Task.WhenAny(running, Task.Delay(StopGrace, CancellationToken.None)) == running;
            return exception is TimeoutException ? TimedOut(ended) : Interrupted(ended);
        }
    }

    private CellResult TimedOut(bool ended)
    {
        var message =
            $"The cell took longer than {timeout!.Value.TotalSeconds:0.###} s{(ended ? "" : ", and does not stop: a library holds it")}.";
        return new CellResult(CellStatus.Error, new CellError("CellTimeout", message, [$"CellTimeout: {message}"], null));
    }

    private static CellResult Interrupted(bool ended)
    {
        var message = ended ? "The run was interrupted here." : "The run was interrupted here; a library holds the cell and does not stop.";
        return new CellResult(CellStatus.Interrupted, new CellError("Interrupted", message, [$"Interrupted: {message}"], null));
    }

    private void SaveIfDue()
    {
        if (sinceSave.Elapsed > SaveInterval)
        {
            save();
            sinceSave.Restart();
        }
    }

    private static void Stamp(JsonObject times, params string[] events)
    {
        var now = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        Array.ForEach(events, name => times[name] = now);
    }
}
