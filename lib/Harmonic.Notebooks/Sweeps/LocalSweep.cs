using System.Diagnostics;
using System.Runtime.InteropServices;
using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Sweeps;

/// <summary>A sweep on this machine: each run in a process of its own, so many side by side, with the cores divided between them.</summary>
internal sealed class LocalSweep(Sweep sweep, int jobs, TextWriter terminal, int screenWidth) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private readonly List<Job> running = [];
    private readonly List<string> failures = [];
    private readonly List<double> seconds = [];
    private readonly CancellationTokenSource interrupt = new();
    private Queue<SweepRun> waiting = [];
    private int done;
    private int linesShown;

    /// <summary>Makes the runs that are not done and returns the exit code: 1 if any failed, 130 if it was interrupted.</summary>
    public async Task<int> RunAsync()
    {
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        waiting = new Queue<SweepRun>(sweep.Runs.Where(run => SweepRun.StateOf(run.Record) != RunState.Done));
        done = sweep.Runs.Count - waiting.Count;
        Say($"{sweep.Notebook}: {sweep.Runs.Count} runs, {done} of them done already, {jobs} at a time; {sweep.Folder}");
        while (running.Count > 0 || (waiting.Count > 0 && !interrupt.IsCancellationRequested))
        {
            while (running.Count < jobs && waiting.Count > 0 && !interrupt.IsCancellationRequested)
            {
                running.Add(new Job(waiting.Dequeue(), Math.Max(1, Environment.ProcessorCount / jobs)));
            }
            Show();
            if (interrupt.IsCancellationRequested)
            {
                running.ForEach(job => job.Stop()); // not where the signal comes: a job may just be starting
            }
            await Task.WhenAny([Task.Delay(Look), .. running.Select(job => job.Ended)]);
            foreach (var job in running.Where(job => job.Ended.IsCompleted).ToList())
            {
                running.Remove(job);
                Tell(job);
                job.Dispose();
            }
        }
        Erase();
        Say(Counts());
        if (interrupt.IsCancellationRequested)
        {
            Say("Interrupted; the same command goes on from here.");
            return HeadlessRun.Interrupted;
        }
        return failures.Count == 0 ? HeadlessRun.Success : HeadlessRun.CellFailed;
    }

    /// <inheritdoc/>
    public void Dispose() => interrupt.Dispose();

    private void Interrupt(PosixSignalContext context)
    {
        context.Cancel = !interrupt.IsCancellationRequested; // The second time: at once.
        interrupt.Cancel();
    }

    private void Tell(Job job)
    {
        var record = job.Run.Record;
        if (job.ExitCode == HeadlessRun.Success)
        {
            done++;
            seconds.Add((double?)record?["seconds"] ?? 0);
            Say($"done    {job.Run.Id}  {TerminalProgress.Duration(TimeSpan.FromSeconds(seconds[^1]))}");
            return;
        }
        if (interrupt.IsCancellationRequested)
        {
            Say($"stopped {job.Run.Id}");
            return;
        }
        var why =
            SweepRun.StateOf(record) == RunState.Failed ? (string?)record!["error"]
            : job.LastWords is { Length: > 0 } words ? words
            : $"its process ended with {job.ExitCode}{(job.ExitCode == 137 ? ": it was killed, by the system where memory ran out" : "")}";
        failures.Add(job.Run.Id);
        Say($"FAILED  {job.Run.Id}  {why}  ({job.Run.Log})");
    }

    private string Counts()
    {
        var stopped = interrupt.IsCancellationRequested ? sweep.Runs.Count - done - failures.Count : 0;
        return $"{sweep.Runs.Count} runs: {done} done, {running.Count} running, {failures.Count} failed, "
            + $"{(stopped > 0 ? $"{stopped} not made" : $"{waiting.Count} waiting")}{Left()}";
    }

    /// <summary>By the mean of the runs that this sitting has finished.</summary>
    private string Left()
    {
        if (seconds.Count == 0 || running.Count + waiting.Count == 0)
        {
            return "";
        }
        var mean = seconds.Average();
        var left = waiting.Count * mean + running.Sum(job => Math.Max(0, mean - job.Elapsed.TotalSeconds));
        return $", {TimeSpan.FromSeconds(left / Math.Max(1, Math.Min(jobs, running.Count + waiting.Count))):hh\\:mm\\:ss} left";
    }

    private void Show()
    {
        if (screenWidth == 0)
        {
            return;
        }
        Erase();
        List<string> lines = [Counts(), .. running.Select(job => $"  {job.Run.Id}  {job.Progress()}")];
        lines.ForEach(line => terminal.WriteLine(line.Length < screenWidth ? line : line[..(screenWidth - 1)]));
        linesShown = lines.Count;
    }

    private void Say(string line)
    {
        Erase();
        terminal.WriteLine(line);
    }

    private void Erase()
    {
        if (linesShown > 0)
        {
            terminal.Write($"\u001b[{linesShown}A\u001b[J");
            linesShown = 0;
        }
    }

    /// <summary>A run's process. It hangs on a life line, and has nothing to read.</summary>
    private sealed class Job : IDisposable
    {
        private readonly LifeLine line = new();
        private readonly Process process;
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private readonly Task<string> output;
        private readonly Task<string> errors;

        internal Job(SweepRun run, int threads)
        {
            Run = run;
            var start = new ProcessStartInfo(
                OwnProgram.FileName,
                [.. OwnProgram.Arguments, "sweep", "task", run.Sweep.Folder, $"{run.Number}", .. line.Arguments]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var name in (string[])["DOTNET_PROCESSOR_COUNT", "OMP_NUM_THREADS", "MKL_NUM_THREADS"])
            {
                start.Environment[name] = $"{threads}";
            }
            process = Process.Start(start)!;
            line.Given();
            process.StandardInput.Close();
            output = process.StandardOutput.ReadToEndAsync();
            errors = process.StandardError.ReadToEndAsync();
            Ended = process.WaitForExitAsync();
        }

        internal SweepRun Run { get; }

        internal Task Ended { get; }

        internal int ExitCode => process.ExitCode;

        internal TimeSpan Elapsed => clock.Elapsed;

        /// <summary>What the process itself said last, as where it was refused or broke down.</summary>
        internal string LastWords => (errors.Result + output.Result).Trim().Split('\n')[0].Trim();

        internal string Progress() =>
            Run.Record is { } record && SweepRun.StateOf(record) == RunState.Running
                ? $"cell {record["cell"]}/{record["cells"]}  {record["doing"]}"
                : "starts";

        internal void Stop() => line.Dispose();

        public void Dispose()
        {
            line.Dispose();
            process.Dispose();
        }
    }
}
