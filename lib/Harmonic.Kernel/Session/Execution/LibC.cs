using System.Runtime.InteropServices;

namespace Harmonic.Kernel.Session.Execution;

/// <summary>The few functions of the C library that redirecting file descriptors and watching processes take; POSIX only.</summary>
internal static partial class LibC
{
    public const int SetDescriptorFlags = 2; // F_SETFD, the same on Linux and macOS, as are the next two
    public const int SetStatusFlags = 4; // F_SETFL
    public const int CloseOnExecute = 1; // FD_CLOEXEC
    public const int SetPipeSize = 1031; // F_SETPIPE_SZ, Linux alone

    /// <summary>O_NONBLOCK.</summary>
    public static int NonBlocking => OperatingSystem.IsMacOS() ? 4 : 0x800;

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    public static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    public static partial int DuplicateTo(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    public static unsafe partial int Pipe(int* ends);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static unsafe partial nint Read(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static unsafe partial int Poll(PollRequest* requests, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int ParentId();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int process, int signal);

    /// <summary>With 0, every stream of the C library.</summary>
    [LibraryImport("libc", EntryPoint = "fflush")]
    public static partial int Flush(nint stream);

    /// <summary>Hands pages that nothing uses back to the system, where the C library is glibc; others do so by themselves.</summary>
    public static void TrimFreeMemory()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out _))
        {
            _ = Trim(0);
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint kept);

    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollRequest
    {
        public int Descriptor;
        public short Wanted;
        public short Happened;
    }
}
