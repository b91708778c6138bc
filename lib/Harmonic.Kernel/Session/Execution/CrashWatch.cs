using System.Diagnostics;

namespace Harmonic.Kernel.Session.Execution;

/// <summary>
/// Lets the last words of a dying process be read. The runtime writes why it ends (a stack overflow in a library, say, or native code that
/// fails) to standard error, which leads into a pipe whose reader is suspended or gone by then: a shell that waits beside the process
/// writes what is left in the pipe to where standard error led before, when the process has ended.
/// </summary>
internal static class CrashWatch
{
    /// <summary>Starts the shell; without one on the machine, nothing is lost but those words. POSIX only.</summary>
    /// <param name="readEnd">The end of the pipe that is read.</param>
    /// <param name="original">Where standard error led.</param>
    public static unsafe void Start(int readEnd, int original)
    {
        var ends = stackalloc int[2];
        if (LibC.Pipe(ends) != 0)
        {
            return;
        }
        var (lifeline, ours) = (ends[0], ends[1]); // Nobody writes to it: it ends with the process.
        _ = LibC.Control(ours, LibC.SetDescriptorFlags, LibC.CloseOnExecute);
        var (pipe, outside) = (LibC.Duplicate(readEnd), LibC.Duplicate(original));
        try
        {
            // Standard output goes the same way, or the shell would hold the pipe open itself.
            using var shell = Process.Start(
                new ProcessStartInfo(
                    "sh",
                    ["-c", $"exec >>/dev/fd/{outside} 2>&1; trap '' INT; read x </dev/fd/{lifeline}; cat /dev/fd/{pipe}"]
                )
            );
        }
        catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or InvalidOperationException) { }
        finally
        {
            _ = LibC.Close(lifeline);
            _ = LibC.Close(pipe);
            _ = LibC.Close(outside);
        }
    }
}
