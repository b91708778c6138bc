using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harmonic.Figures;
using Harmonic.Kernel.Cells;
using Harmonic.Notebooks.Sweeps;

namespace Harmonic.Notebooks.Runs;

/// <summary>
/// A run's own account of itself, <c>run.json</c> in its folder: what runs, with what, where, and how far it is. Whole at any moment;
/// whoever wants to know of runs (a sweep, its tables and pages) reads these and keeps nothing of its own.
/// </summary>
internal sealed class RunState : IRunProgress, IDisposable
{
    public const string FileName = "run.json";
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Interrupted = "interrupted";

    /// <summary>A record that is older than this and says "running" is of a run that was cut off.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    /// <summary>How records are written: for programs, and for people who look into them.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string path;
    private readonly IRunProgress next;
    private readonly JsonObject record;
    private readonly double secondsBefore;
    private readonly Stopwatch sitting = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private readonly Timer timer;
    private bool ended;

    private RunState(string path, JsonObject record, IRunProgress next)
    {
        (this.path, this.record, this.next) = (path, record, next);
        secondsBefore = (double?)record["seconds"] ?? 0;
        Write();
        timer = new Timer(_ => Beat(), null, Heartbeat, Heartbeat);
    }

    /// <summary>Says that a run has begun, or goes on.</summary>
    /// <param name="folder">The run's own folder.</param>
    /// <param name="notebook">What is run.</param>
    /// <param name="request">With what.</param>
    /// <param name="next">Told of the progress too.</param>
    /// <exception cref="ExportException">The folder cannot be written.</exception>
    public static async Task<RunState> BeginAsync(string folder, NotebookDocument notebook, RunRequest request, IRunProgress next)
    {
        var parameters = RunMetadata.Parameters(request);
        var earlier = Read(folder);
        var directory = request.Directory ?? Path.GetDirectoryName(Path.GetFullPath(request.Notebook))!;
        var record = new JsonObject
        {
            ["id"] = request.Id ?? Path.GetFileName(folder),
            ["notebook"] = Path.GetFileName(notebook.Path),
            ["parameters"] = parameters,
            ["command"] = Command(directory, notebook, request),
            ["seed"] = parameters["seed"]?.DeepClone() ?? ParameterInjection.Default(notebook, "seed"),
            ["state"] = Running,
            ["heartbeat"] = null,
            ["started"] = earlier?["started"]?.DeepClone() ?? Now(),
            ["finished"] = null,
            ["seconds"] = earlier?["seconds"]?.DeepClone() ?? 0.0,
            ["sittings"] = ((int?)earlier?["sittings"] ?? 0) + 1,
            ["cell"] = 0,
            ["cells"] = notebook.Cells.Count,
            ["doing"] = "",
            ["error"] = null,
            ["commit"] = await GitAsync(directory, "rev-parse", "HEAD"),
            ["changed"] = await GitAsync(directory, "status", "--porcelain", "--untracked-files=no") is { Length: > 0 },
            ["versions"] = RunMetadata.Versions(),
            ["machine"] = Environment.MachineName,
            ["process"] = Environment.ProcessId,
            ["slurm"] = Environment.GetEnvironmentVariable("SLURM_JOB_ID"),
        };
        return new RunState(Path.Combine(folder, FileName), record, next);
    }

    /// <summary>The record in a folder; null where there is none, or none that can be read.</summary>
    public static JsonObject? Read(string folder) => ReadJson(Path.Combine(folder, FileName));

    private static JsonObject? ReadJson(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void CellStarts(int number, int count, string title)
    {
        Change(() => (record["cell"], record["doing"]) = (number, title));
        next.CellStarts(number, count, title);
    }

    /// <inheritdoc/>
    public void StreamWritten(string name, string text) => next.StreamWritten(name, text);

    /// <inheritdoc/>
    public void DisplayUpdated(string text)
    {
        Change(() => record["doing"] = text.Split('\n')[0]);
        next.DisplayUpdated(text);
    }

    /// <inheritdoc/>
    public void CellEnds(CellStatus status) => next.CellEnds(status);

    /// <summary>Says how the run ended; everything else that it leaves is written by then.</summary>
    /// <exception cref="ExportException">It cannot be written.</exception>
    public void End(RunOutcome outcome)
    {
        lock (gate)
        {
            ended = true;
            record["state"] = outcome.Status switch
            {
                CellStatus.Ok => Done,
                CellStatus.Interrupted => Interrupted,
                _ => Failed,
            };
            record["finished"] = Now();
            record["trainings"] = Trainings();
            record["error"] = outcome is { Error: { } error, Status: CellStatus.Error } ? Describe(outcome.CellNumber, error) : null;
            Write();
        }
    }

    /// <summary>Says why the run cannot go on, as where its disk is full; if not even that can be written, the last record stays.</summary>
    public void Fail(string why)
    {
        lock (gate)
        {
            ended = true;
            (record["state"], record["finished"], record["error"]) = (Failed, Now(), why);
            try
            {
                Write();
            }
            catch (ExportException)
            {
                // It is older than a heartbeat before long, and counts as cut off.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    /// <summary>Where and what, in a line.</summary>
    public static string Describe(int cell, CellError error) =>
        $"Cell {cell}{(error.Line is { } line ? $", line {line}" : "")}: {error.Name}: {error.Message}";

    /// <summary>The command that makes this run alone.</summary>
    public static string Command(string directory, NotebookDocument notebook, RunRequest request)
    {
        var shown =
            Path.GetFileName(directory) == "notebooks" ? $"notebooks/{Path.GetFileName(notebook.Path)}" : Path.GetFileName(notebook.Path);
        return string.Join(
            ' ',
            request.Parameters.Select(one => $"-p {Shell.Word($"{one.Key}={one.Value}")}").Prepend($"./run {Shell.Word(shown)}")
        );
    }

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
        }
    }

    private void Beat()
    {
        lock (gate)
        {
            try
            {
                if (!ended)
                {
                    Write();
                }
            }
            catch (ExportException)
            {
                // A disk that is full for a while does not end a run; what is there is the last whole record.
            }
        }
    }

    private void Write()
    {
        record["heartbeat"] = Now();
        record["seconds"] = Math.Round(secondsBefore + sitting.Elapsed.TotalSeconds, 3);
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(record.ToJsonString(Json) + "\n"));
    }

    /// <summary>What training loops have said of themselves in folders of their own: objective, device, libtorch.</summary>
    private JsonObject Trainings()
    {
        var trainings = new JsonObject();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, "training.json", SearchOption.AllDirectories).Order())
        {
            trainings[Path.GetFileName(Path.GetDirectoryName(file)!)] = ReadJson(file);
        }
        return trainings;
    }

    private static string Now() => DateTime.UtcNow.ToString("O");

    /// <summary>What git says in a folder; null where it says nothing.</summary>
    public static async Task<string?> GitAsync(string directory, params string[] arguments) =>
        await OwnProgram.RunAsync("git", ["-C", directory, .. arguments]) is { ExitCode: 0, Output: var output } ? output : null;
}
