using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Harmonic.Notebooks.Runs;
using Harmonic.Notebooks.Sweeps;

namespace Harmonic.Notebooks.CommandLine;

/// <summary><c>harmonic run NOTEBOOK…</c></summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var notebooks = new Argument<string[]>("NOTEBOOK")
        {
            Description = "The .ipynb files to run, one after the other.",
            Arity = ArgumentArity.OneOrMore,
        };
        var parameters = new Option<string[]>("--parameter", "-p")
        {
            Description = "A value for a variable of the cell tagged `parameters`: name=value.",
        };
        var sliders = SliderOption();
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The executed notebook, or a folder for it; default: data/runs/NAME/TIME/.",
        };
        var inPlace = new Option<bool>("--in-place") { Description = "Write the executed notebook over its source." };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Show all that cells write." };
        var timeout = new Option<double?>("--timeout") { Description = "Stop a cell that takes longer, in seconds." };
        var lifeLine = new Option<string?>(LifeLine.OptionName) { Hidden = true };
        var command = new Command("run", "Runs notebooks from top to bottom and writes them, with their outputs, to new files.")
        {
            notebooks,
            parameters,
            sliders,
            output,
            inPlace,
            verbose,
            timeout,
            lifeLine,
        };
        command.SetAction(
            (arguments, _) =>
                RunAsync(
                    arguments.GetValue(notebooks)!,
                    new RunRequest("")
                    {
                        Parameters = ParameterInjection.Parse(arguments.GetValue(parameters) ?? []),
                        Sliders = ParameterInjection.Parse(arguments.GetValue(sliders) ?? []),
                        Output = arguments.GetValue(output),
                        InPlace = arguments.GetValue(inPlace),
                        Verbose = arguments.GetValue(verbose),
                        Timeout = Seconds(arguments.GetValue(timeout)),
                        LifeLine = arguments.GetValue(lifeLine),
                    }
                )
        );
        return command;
    }

    /// <summary>Where sliders begin.</summary>
    public static Option<string[]> SliderOption() =>
        new("--slider", "-s") { Description = "Where a slider begins: name=value, as its notebook calls it." };

    private static TimeSpan? Seconds(double? value) =>
        value switch
        {
            null => null,
            > 0 and < 1e9 => TimeSpan.FromSeconds(value.Value),
            _ => throw new UsageException($"A timeout must be more than 0 seconds, not {value}."),
        };

    private static async Task<int> RunAsync(string[] notebooks, RunRequest request)
    {
        if (notebooks.Length == 1)
        {
            return await HeadlessRun.RunAsync(request with { Notebook = notebooks[0] });
        }
        foreach (var notebook in notebooks)
        {
            HeadlessRun.Prepare(request with { Notebook = notebook });
        }
        if (request.Output is { } output && RunPlaces.IsFile(output))
        {
            throw new UsageException($"Several notebooks cannot all be written to {output}; name a folder.");
        }
        foreach (var notebook in notebooks)
        {
            if (await RunInProcessOfItsOwnAsync(notebooks, notebook) is var exitCode and not HeadlessRun.Success)
            {
                return exitCode;
            }
        }
        return HeadlessRun.Success;
    }

    /// <summary>
    /// Each notebook gets a process of its own: what one leaves in native libraries and static fields is not the next one's. It hangs
    /// on a life line, so that it does not outlive this one.
    /// </summary>
    private static async Task<int> RunInProcessOfItsOwnAsync(string[] notebooks, string notebook)
    {
        // What follows `--` is a notebook, so that the option stands before it.
        var arguments = Environment.GetCommandLineArgs().Skip(2).Where(argument => !notebooks.Contains(argument));
        using var line = new LifeLine();
        using var process = Process.Start(OwnProgram.FileName, [.. OwnProgram.Arguments, "run", .. line.Arguments, .. arguments, notebook]);
        line.Given();
        var isStopped = false;
        // A terminal sends its signals to both processes, a batch system only to this one, which waits for what the other one saves.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, PassOn);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, PassOn);
        await process.WaitForExitAsync();
        // The notebook may have come to its end all the same; the next does not begin.
        return Volatile.Read(ref isStopped) && process.ExitCode == HeadlessRun.Success ? HeadlessRun.Interrupted : process.ExitCode;

        void PassOn(PosixSignalContext signal)
        {
            signal.Cancel = true;
            Volatile.Write(ref isStopped, true);
            line.Dispose();
        }
    }
}
