using System.Text;
using Harmonic.Figures;
using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Sweeps;

/// <summary>
/// A sweep as a job array of Slurm, by Slurm's own commands. Which tasks wait or run Slurm knows, how far they are their records say;
/// nothing else is kept.
/// </summary>
internal sealed class SlurmSweep(Sweep sweep)
{
    /// <summary>The batch script's file in the sweep's folder; where there is none, the sweep was never submitted.</summary>
    public const string ScriptName = "array.sh";

    private const string NoSlurm = "There is no Slurm here: its commands (sbatch, squeue, scancel) are not on the PATH.";

    /// <summary>The array's name, by which it is found again.</summary>
    private string Name => $"harmonic-{Sweep.Hash(sweep.Folder)[..10]}";

    /// <summary>Submits every run that is neither done nor in the queue.</summary>
    /// <param name="options">What each task asks of Slurm, as <c>sbatch</c> takes it.</param>
    /// <param name="jobs">Tasks at a time; null for as many as there is room for.</param>
    /// <param name="warning">Seconds before the time limit at which a task saves and makes room.</param>
    /// <returns>A sentence about it.</returns>
    /// <exception cref="UsageException">There is no Slurm, or it refuses; nothing has begun.</exception>
    public async Task<string> SubmitAsync(IEnumerable<string> options, int? jobs, int warning)
    {
        var queued = await QueueAsync();
        var runs = sweep
            .Runs.Where(run => !queued.ContainsKey(run.Number) && SweepRun.StateOf(run.Record) != RunState.Done)
            .Select(run => run.Number)
            .ToList();
        if (runs.Count == 0)
        {
            return queued.Count > 0 ? $"All runs that are left are in the queue already ({queued.Count})." : "All runs are done.";
        }
        var script = Script(runs, options, jobs, warning);
        await CallAsync("sbatch", ["--test-only"], script);
        sweep.Begin();
        var place = Path.Combine(sweep.Folder, ScriptName);
        AtomicFile.Write(place, Encoding.UTF8.GetBytes(script));
        var job = await CallAsync("sbatch", ["--parsable", place]);
        return $"Job {job.Split(';')[0]}: an array of {runs.Count} tasks, {place}";
    }

    /// <summary>The state of each run that is in the queue, as Slurm calls it: PENDING, RUNNING, …</summary>
    /// <exception cref="UsageException">There is no Slurm, or it does not answer.</exception>
    public async Task<IReadOnlyDictionary<int, string>> QueueAsync()
    {
        var lines = await CallAsync("squeue", ["--noheader", "--array", "--me", "--name", Name, "--format", "%K %T"]);
        return lines
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length == 2 && int.TryParse(words[0], out _))
            .GroupBy(words => int.Parse(words[0]), words => words[1])
            .ToDictionary(group => group.Key, group => group.Last());
    }

    /// <summary>Takes the sweep out of the queue; what runs is told to save its checkpoint first.</summary>
    /// <returns>A sentence about it.</returns>
    /// <exception cref="UsageException">There is no Slurm, or it does not answer.</exception>
    public async Task<string> CancelAsync()
    {
        var count = (await QueueAsync()).Count;
        if (count == 0)
        {
            return "Nothing of this sweep is in the queue.";
        }
        await CallAsync("scancel", ["--state=PENDING", "--me", $"--name={Name}"]);
        await CallAsync("scancel", ["--me", $"--name={Name}"]);
        return $"{count} tasks are cancelled; the sweep's own command with --slurm goes on from their checkpoints.";
    }

    /// <summary>The batch script.</summary>
    internal string Script(IReadOnlyList<int> runs, IEnumerable<string> options, int? jobs, int warning)
    {
        using var reader = new StreamReader(typeof(SlurmSweep).Assembly.GetManifestResourceStream("slurm-array.sh")!);
        return reader
            .ReadToEnd()
            .Replace("{NAME}", Name, StringComparison.Ordinal)
            .Replace("{RUNS}", Ranges(runs) + (jobs is null ? "" : $"%{jobs}"), StringComparison.Ordinal)
            .Replace("{FOLDER}", Shell.Word(sweep.Folder), StringComparison.Ordinal)
            .Replace("{WARNING}", $"{warning}", StringComparison.Ordinal)
            .Replace("{OPTIONS}", string.Join('\n', options.Select(option => $"#SBATCH {option}")), StringComparison.Ordinal)
            .Replace(
                "{PROGRAM}",
                string.Join(' ', OwnProgram.Arguments.Prepend(OwnProgram.FileName).Select(Shell.Word)),
                StringComparison.Ordinal
            );
    }

    /// <summary>Numbers as <c>0-4,7</c>.</summary>
    internal static string Ranges(IReadOnlyList<int> numbers)
    {
        var parts = numbers
            .Select((number, place) => (number, Group: number - place))
            .GroupBy(pair => pair.Group, pair => pair.number)
            .Select(group => group.Count() == 1 ? $"{group.First()}" : $"{group.First()}-{group.Last()}");
        return string.Join(',', parts);
    }

    private static async Task<string> CallAsync(string program, IEnumerable<string> arguments, string input = "")
    {
        var (exitCode, output, errors) = await OwnProgram.RunAsync(program, arguments, input) ?? throw new UsageException(NoSlurm);
        return exitCode == 0
            ? output
            : throw new UsageException(
                $"Slurm refuses ({program}): {errors.Split('\n')[0].Replace($"{program}: error: ", "", StringComparison.Ordinal)}"
            );
    }
}
