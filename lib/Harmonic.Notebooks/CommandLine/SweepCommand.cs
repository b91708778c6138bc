using System.CommandLine;
using System.Text;
using Harmonic.Figures;
using Harmonic.Notebooks.Runs;
using Harmonic.Notebooks.Sweeps;

namespace Harmonic.Notebooks.CommandLine;

/// <summary><c>harmonic sweep NOTEBOOK -p name=values…</c></summary>
internal static class SweepCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var notebook = new Argument<string>("NOTEBOOK") { Description = "The .ipynb file to run with every combination." };
        var parameters = new Option<string[]>("--parameter", "-p")
        {
            Description = "Values for a variable of the cell tagged `parameters`: name=value, name=value,value or name=first..last.",
        };
        var folder = new Option<string?>("--out", "-o")
        {
            Description = "The sweep's folder; default: one under data/runs/NAME/ that is named after it.",
        };
        var jobs = new Option<int?>("--jobs", "-j")
        {
            Description = "Runs at a time; the cores are divided between them. Default: 1; with --slurm no limit.",
        };
        var slurm = new Option<bool>("--slurm") { Description = "Submit the runs as a job array of Slurm." };
        var partition = new Option<string?>("--partition") { Description = "Slurm: the partition." };
        var time = new Option<string?>("--time")
        {
            Description = "Slurm: the time limit of one task; a run that needs longer is queued again and goes on.",
        };
        var gpus = new Option<string?>("--gpus") { Description = "Slurm: graphics cards for each task." };
        var cpus = new Option<int>("--cpus") { Description = "Slurm: cores for each task.", DefaultValueFactory = _ => 1 };
        var warning = new Option<int>("--warning")
        {
            Description = "Slurm: seconds before its limit at which a task saves its checkpoint.",
            DefaultValueFactory = _ => 120,
        };
        var others = new Option<string[]>("--sbatch") { Description = "Slurm: another option of sbatch, such as --sbatch=--account=abc." };
        var command = new Command("sweep", "Runs a notebook with every combination of values, each in a process and a folder of its own.")
        {
            notebook,
            parameters,
            folder,
            jobs,
            slurm,
            partition,
            time,
            gpus,
            cpus,
            warning,
            others,
        };
        command.SetAction(
            (arguments, _) =>
            {
                var atATime = arguments.GetValue(jobs);
                if (atATime < 1)
                {
                    throw new UsageException($"--jobs must be 1 or more, not {atATime}.");
                }
                var given = arguments.GetValue(parameters) ?? [];
                var sweep = Sweep.Plan(
                    arguments.GetValue(notebook)!,
                    given,
                    arguments.GetValue(folder),
                    Written(arguments.GetValue(notebook)!, given)
                );
                string[] options =
                [
                    .. new[] { partition, time, gpus }
                        .Where(option => arguments.GetValue(option) is not null)
                        .Select(option => $"{option.Name}={arguments.GetValue(option)}"),
                    $"--cpus-per-task={arguments.GetValue(cpus)}",
                    .. arguments.GetValue(others) ?? [],
                ];
                return arguments.GetValue(slurm)
                    ? SubmitAsync(sweep, options, atATime, arguments.GetValue(warning))
                    : RunAsync(sweep, atATime ?? 1);
            }
        );
        command.Add(OnFolder("status", "Shows how far a sweep is.", StatusAsync));
        command.Add(OnFolder("collect", "Writes the tables and the page of a sweep anew, from its runs' folders.", CollectAsync));
        command.Add(OnFolder("cancel", "Takes a sweep out of Slurm's queue; its runs keep their checkpoints.", CancelAsync));
        command.Add(Task());
        return command;
    }

    private static Command OnFolder(string name, string description, Func<Sweep, Task<int>> act)
    {
        var folder = new Argument<string?>("FOLDER")
        {
            Description = "The sweep's folder; default: the newest under data/runs.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(name, description) { folder };
        command.SetAction(
            (arguments, _) =>
                act(arguments.GetValue(folder) is { } named ? Sweep.Open(named) : Sweep.Newest(Directory.GetCurrentDirectory()))
        );
        return command;
    }

    /// <summary>What a job of a sweep is: a process that makes one run.</summary>
    private static Command Task()
    {
        var folder = new Argument<string>("FOLDER");
        var number = new Argument<int>("NUMBER");
        var lifeLine = new Option<string?>(LifeLine.OptionName);
        var command = new Command("task", "Makes one run of a sweep.") { folder, number, lifeLine };
        command.Hidden = true;
        command.SetAction(
            (arguments, _) => SweepTask.RunAsync(arguments.GetValue(folder)!, arguments.GetValue(number), arguments.GetValue(lifeLine))
        );
        return command;
    }

    private static async Task<int> RunAsync(Sweep sweep, int jobs)
    {
        sweep.Begin();
        using var local = new LocalSweep(sweep, jobs, Console.Out, HeadlessRun.ScreenWidth());
        var exitCode = await local.RunAsync();
        await CollectAsync(sweep);
        return exitCode;
    }

    private static async Task<int> SubmitAsync(Sweep sweep, string[] options, int? jobs, int warning)
    {
        Console.WriteLine(await new SlurmSweep(sweep).SubmitAsync(options, jobs, warning));
        Console.WriteLine($"./run sweep status|cancel|collect {sweep.Folder}");
        return HeadlessRun.Success;
    }

    private static async Task<int> StatusAsync(Sweep sweep)
    {
        IReadOnlyDictionary<int, string> queue = new Dictionary<int, string>();
        if (File.Exists(Path.Combine(sweep.Folder, SlurmSweep.ScriptName)))
        {
            queue = await new SlurmSweep(sweep).QueueAsync();
        }
        var runs = sweep
            .Runs.Select(run => (run, Record: run.Record))
            .Select(pair => (pair.run, pair.Record, State: SweepRun.StateOf(pair.Record)))
            .ToList();
        foreach (var (run, record, state) in runs.Where(one => one.State != RunState.Done))
        {
            var details = state switch
            {
                RunState.Failed => (string?)record!["error"],
                RunState.Running => $"cell {record!["cell"]}/{record["cells"]}  {record["doing"]}",
                _ => "",
            };
            Console.WriteLine(
                $"{run.Number, 5}  {state, -11}  {queue.GetValueOrDefault(run.Number, ""), -10}  {run.Id}  {details}".TrimEnd()
            );
        }
        Console.WriteLine(
            $"{runs.Count} runs: {string.Join(", ", runs.GroupBy(one => one.State).Select(group => $"{group.Count()} {group.Key}"))}"
                + (
                    queue.Count > 0
                        ? $"; in the queue: "
                            + $"{string.Join(", ", queue.Values.GroupBy(state => state).Select(group => $"{group.Count()} {group.Key}"))}"
                        : ""
                )
        );
        return HeadlessRun.Success;
    }

    private static async Task<int> CancelAsync(Sweep sweep)
    {
        Console.WriteLine(await new SlurmSweep(sweep).CancelAsync());
        return HeadlessRun.Success;
    }

    /// <summary>All that is derived from the runs' folders; exit code 1 where a run is not done.</summary>
    private static async Task<int> CollectAsync(Sweep sweep)
    {
        var table = new SweepTable(sweep);
        using var parquet = new MemoryStream();
        await table.WriteParquetAsync(parquet);
        string Place(string name) => Path.Combine(sweep.Folder, name);
        AtomicFile.Write(Place("results.csv"), Encoding.UTF8.GetBytes(table.ToCsv()));
        AtomicFile.Write(Place("results.parquet"), parquet.ToArray());
        AtomicFile.Write(Place("index.html"), Encoding.UTF8.GetBytes(SweepPage.Html(sweep, table)));
        Console.WriteLine($"Table: {Place("results.csv")}, results.parquet; page: {Place("index.html")}");
        var left = sweep.Runs.Count(run => SweepRun.StateOf(run.Record) != RunState.Done);
        return left == 0 ? HeadlessRun.Success : HeadlessRun.CellFailed;
    }

    /// <summary>The command again, to be pasted into a shell.</summary>
    private static string Written(string notebook, IEnumerable<string> parameters)
    {
        var above = Directory.GetParent(Path.GetFullPath(notebook))!;
        var shown = above.Name == "notebooks" ? $"notebooks/{Path.GetFileName(notebook)}" : Path.GetFileName(notebook);
        var words = parameters.Select(one => "-p " + Shell.Word(one));
        return $"./run sweep {string.Join(' ', words.Prepend(Shell.Word(shown)))}";
    }
}
