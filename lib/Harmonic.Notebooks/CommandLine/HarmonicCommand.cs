using System.CommandLine;
using Harmonic.Figures;
using Harmonic.Kernel.Jupyter;
using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.CommandLine;

/// <summary>The program <c>harmonic</c>: its subcommands, and how it says that something was wrong with them.</summary>
internal static class HarmonicCommand
{
    /// <summary>Runs the program and returns its exit code: 2 for a request that makes no sense.</summary>
    public static async Task<int> InvokeAsync(string[] arguments)
    {
        var root = new RootCommand("C# notebooks: runs them, serves them to Jupyter and VS Code, and makes pictures and pages of them.")
        {
            RunCommand.Create(),
            SweepCommand.Create(),
            VerifyCommand.Create(),
            KernelCommand.Create(),
            FiguresCommand.Create(),
            SiteCommand.Create(),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }
            await Console.Error.WriteLineAsync("`harmonic --help` explains.");
            return HeadlessRun.BadUsage;
        }
        try
        {
            // Signals and exceptions are the commands' own business.
            var settings = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(settings);
        }
        catch (Exception exception)
            when (exception is UsageException or ExportException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written, a disk that is full: the system's own sentence names the path.
            await Console.Error.WriteLineAsync(exception.Message);
            return HeadlessRun.BadUsage;
        }
    }
}
