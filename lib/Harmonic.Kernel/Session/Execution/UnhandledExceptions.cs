using System.Runtime.ExceptionServices;

namespace Harmonic.Kernel.Session.Execution;

/// <summary>
/// What becomes of an exception on a thread that a cell started: it is written to that cell's stderr
/// and ends its thread, not the process.
/// </summary>
internal static class UnhandledExceptions
{
    private static int installed;

    /// <summary>Takes over exceptions that would end the process; once per process.</summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref installed, 1) == 0)
        {
            ExceptionHandling.SetUnhandledExceptionHandler(exception =>
            {
                Report(exception);
                return CellContext.Current is not null;
            });
        }
    }

    /// <summary>Writes the exception to the stderr of the cell that it belongs to.</summary>
    public static void Report(Exception exception)
    {
        if (ErrorReport.IsStop(exception))
        {
            return; // An interrupt stopped it, as it was to.
        }
        var text = $"Unhandled exception on a background thread: {exception}\n";
        CellContext.Current?.Output.Stream("stderr", text);
    }
}
