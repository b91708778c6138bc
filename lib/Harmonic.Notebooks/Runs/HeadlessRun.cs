using System.Runtime.InteropServices;
using System.Text.Json;
using Harmonic.Figures;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Jupyter.Widgets;
using Harmonic.Kernel.Session;
using Harmonic.Kernel.Session.Streams;

namespace Harmonic.Notebooks.Runs;

/// <summary>One notebook from file to file: reads it, injects parameters, runs it, saves what ran, says where everything lies.</summary>
internal sealed class HeadlessRun : IDisposable
{
    /// <summary>All cells ran.</summary>
    public const int Success = 0;

    /// <summary>A cell failed.</summary>
    public const int CellFailed = 1;

    /// <summary>The request could not be carried out; nothing was changed.</summary>
    public const int BadUsage = 2;

    /// <summary>Interrupted, as a shell counts it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;

    private readonly RunRequest request;
    private readonly NotebookDocument notebook;
    private readonly RunPlaces places;
    private readonly DateTime start = DateTime.UtcNow;
    private readonly NativeOutput nativeOutput;
    private readonly TextWriter terminal;
    private readonly CancellationTokenSource interrupt = new();
    private readonly WidgetModels widgets;
    private readonly WidgetBridge bridge;
    private int interruptCount;
    private RunOutcome? outcome;
    private NotebookRunner? runner;
    private RunState? state;

    private HeadlessRun(RunRequest request, NotebookDocument notebook)
    {
        // What an earlier run put into the notebook counts where nothing takes its place.
        var parameters = request.Parameters.Count > 0 ? request.Parameters : RunMetadata.Injected(notebook);
        var sliders = request.Sliders.Count > 0 ? request.Sliders : RunMetadata.Sliders(notebook);
        (this.request, this.notebook) = (request with { Parameters = parameters, Sliders = sliders }, notebook);
        places = RunPlaces.For(request, DateTime.Now);
        widgets = new WidgetModels();
        bridge = new WidgetBridge(widgets);
        nativeOutput = NativeOutput.Capture();
        if (request.Log is { } log)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        }
        terminal = request.Log is null
            ? nativeOutput.Terminal
            : TextWriter.Synchronized(new StreamWriter(request.Log) { AutoFlush = true });
    }

    /// <summary>Reads a notebook and injects the parameters, in memory only.</summary>
    /// <exception cref="UsageException">The notebook or a parameter is none.</exception>
    public static NotebookDocument Prepare(RunRequest request)
    {
        if (request.InPlace && request.Output is not null)
        {
            throw new UsageException("--in-place and --output exclude each other.");
        }
        var notebook = NotebookDocument.Load(request.Notebook);
        ParameterInjection.Apply(notebook, Path.GetFileName(request.Notebook), request.Parameters);
        return notebook;
    }

    /// <summary>Runs a notebook and returns the process's exit code.</summary>
    /// <exception cref="UsageException">The notebook or a parameter is none; nothing has been changed.</exception>
    public static async Task<int> RunAsync(RunRequest request)
    {
        using var run = new HeadlessRun(request, Prepare(request));
        // Not before: while a first session puts its writers in the console's place, what is wrong with a request would be lost.
        await CodeSession.WarmAsync();
        return await run.RunAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        bridge.Dispose();
        nativeOutput.Dispose();
        interrupt.Dispose();
    }

    private async Task<int> RunAsync()
    {
        Directory.CreateDirectory(places.Folder);
        var directory = request.Directory ?? Path.GetDirectoryName(Path.GetFullPath(request.Notebook))!;
        Environment.SetEnvironmentVariable("HARMONIC_RUN_DIRECTORY", places.Folder);
        Environment.SetEnvironmentVariable("HARMONIC_HEADLESS", "1");
        Environment.SetEnvironmentVariable("HARMONIC_SLIDERS", JsonSerializer.Serialize(request.Sliders));
        Environment.SetEnvironmentVariable("HARMONIC_COMMAND", RunState.Command(directory, notebook, request));
        Directory.SetCurrentDirectory(directory);
        using var session = new CodeSession(directory);
        using var onTerminal = new TerminalProgress(terminal, request.Log is null ? ScreenWidth() : 0, request.Verbose);
        state = places.Own ? await RunState.BeginAsync(places.Folder, notebook, request, onTerminal) : null;
        using var beating = state;
        using var interruptSignal = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminateSignal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        if (request.LifeLine is { } line)
        {
            new Thread(() => EndWith(line)) { IsBackground = true, Name = "life line" }.Start();
        }
        runner = new NotebookRunner(session, Save, state is null ? onTerminal : state, request.Timeout);
        AppDomain.CurrentDomain.ProcessExit += SaveAtProcessExit;
        terminal.WriteLine($"{Path.GetFileName(request.Notebook)}: {notebook.Cells.Count(cell => cell.IsCode)} code cells");
        try
        {
            outcome = await runner.RunAsync(notebook, interrupt.Token);
            Save();
            Report();
            state?.End(outcome);
        }
        catch (Exception error)
        {
            state?.Fail(error.Message);
            throw;
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= SaveAtProcessExit;
        }
        return outcome.Status switch
        {
            CellStatus.Ok => Success,
            CellStatus.Interrupted => Interrupted,
            _ => CellFailed,
        };
    }

    private void Interrupt(PosixSignalContext context)
    {
        context.Cancel = true;
        if (context.Signal == PosixSignal.SIGINT && Interlocked.Increment(ref interruptCount) > 1)
        {
            Environment.Exit(Interrupted); // The second time: no more patience. What ran is saved on the way out.
        }
        // SIGTERM comes twice from batch systems, to the script and to what it has started, and a terminal's SIGINT with the end of the
        // life line. All mean the same: save, then end.
        interrupt.Cancel();
    }

    private void EndWith(string line)
    {
        LifeLine.Wait(line);
        try
        {
            interrupt.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private void Save()
    {
        lock (runner!.OutputGate)
        {
            runner.Running?.Output.Flush();
            RunMetadata.Write(notebook, request, start, DateTime.UtcNow, outcome);
            RunMetadata.Write(notebook, widgets.ToNotebook());
            notebook.Save(places.Notebook);
        }
    }

    /// <summary>
    /// A cell called <see cref="Environment.Exit"/>. Nothing can stop that, but what ran is saved, and the run counts as failed.
    /// </summary>
    private void SaveAtProcessExit(object? sender, EventArgs arguments)
    {
        const string Message = "The cell ended the process (Environment.Exit).";
        var error = new CellError("ProcessExit", Message, [$"ProcessExit: {Message}"], null);
        if (runner?.Running is { } running)
        {
            running.Output.Error(error);
            outcome = new RunOutcome(CellStatus.Error, running.Number, error);
            Environment.ExitCode = interrupt.IsCancellationRequested ? Interrupted : CellFailed;
        }
        Save();
        Report();
        state?.End(outcome ?? new RunOutcome(CellStatus.Interrupted));
    }

    private void Report()
    {
        if (outcome is { Status: not CellStatus.Ok, Error: { } error })
        {
            terminal.WriteLine("\n" + RunState.Describe(outcome.CellNumber, error));
            terminal.WriteLine(string.Join('\n', error.Traceback.Select(text => "  " + text.ReplaceLineEndings("\n  "))));
        }
        terminal.WriteLine();
        if (Path.Combine(places.Folder, "results.md") is var results && File.Exists(results))
        {
            terminal.WriteLine(File.ReadAllText(results).TrimEnd() + "\n");
        }
        foreach (var name in request.Sliders.Keys.Except(widgets.Descriptions()))
        {
            terminal.WriteLine($"No slider of this notebook is called {name}.");
        }
        terminal.WriteLine($"Executed notebook: {places.Notebook}");
        foreach (
            var file in Directory
                .EnumerateFiles(places.Folder)
                .Where(file => file != places.Notebook && Path.GetFileName(file)[0] != '.' && File.GetLastWriteTimeUtc(file) >= start)
                .Order()
        )
        {
            terminal.WriteLine($"                   {file}");
        }
        if (SaveFigures() is { } figures)
        {
            terminal.WriteLine(figures);
        }
        terminal.WriteLine($"Time: {TerminalProgress.Duration(DateTime.UtcNow - start)}");
    }

    /// <summary>The pictures of the notebook's figures, as files beside what else the run wrote; a line that says so, or why not.</summary>
    private string? SaveFigures()
    {
        try
        {
            // A folder that was asked for may hold other notebooks too.
            var name = request.Output is null ? "" : Path.GetFileNameWithoutExtension(places.Notebook);
            var folder = Path.Combine(places.Folder, "figures", name);
            var files = NotebookFigures.SavePictures(places.Notebook, folder);
            var trained = Directory.EnumerateFiles(places.Folder, "training.json", SearchOption.AllDirectories).Any();
            var problem = trained ? TensorBoardFigures.Add(folder, files) : null;
            return problem ?? (files.Count == 0 ? null : $"Figures:           {folder} ({files.Count} PNG files)");
        }
        catch (ExportException error)
        {
            return error.Message;
        }
    }

    /// <summary>The screen's width in characters; 0 where output goes elsewhere.</summary>
    public static int ScreenWidth()
    {
        try
        {
            return Console.IsOutputRedirected ? 0 : Console.WindowWidth;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
