using System.Globalization;
using System.Runtime.InteropServices;
using Harmonic.Kernel.Session.Execution;
using Microsoft.Win32.SafeHandles;

namespace Harmonic.Kernel.Jupyter;

/// <summary>Notices the death of the process that started the kernel, so that none is left behind when a server is killed.</summary>
internal static class ParentWatch
{
    /// <summary>What front ends set: the parent's process id, or on Windows a handle to it.</summary>
    private const string Variable = "JPY_PARENT_PID";

    private const int NoSuchProcess = 3; // ESRCH, the same on Linux and macOS
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Calls <paramref name="died"/> once the parent is gone; does nothing for a kernel that was started by hand.</summary>
    public static void Start(Action died)
    {
        if (long.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var parent) && parent > 0)
        {
            Action wait = OperatingSystem.IsWindows() ? () => WaitForHandle((nint)parent) : () => WaitForDeath((int)parent);
            new Thread(() =>
            {
                wait();
                died();
            })
            {
                IsBackground = true,
                Name = "parent watch",
            }.Start();
        }
    }

    // A child whose parent dies is given to another process. Where a script stands in between, its parent, the one in the
    // variable, may die alone: so both are watched.
    private static void WaitForDeath(int parent)
    {
        var nearest = LibC.ParentId();
        while (LibC.ParentId() == nearest && IsAlive(parent))
        {
            Thread.Sleep(Interval);
        }
    }

    private static bool IsAlive(int process) => LibC.Kill(process, signal: 0) == 0 || Marshal.GetLastPInvokeError() != NoSuchProcess;

    private static void WaitForHandle(nint handle)
    {
        using var parent = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: true) };
        parent.WaitOne();
    }
}
