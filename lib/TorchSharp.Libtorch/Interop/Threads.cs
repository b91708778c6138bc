using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>How many threads libtorch computes with, and what they do while there is nothing to do.</summary>
internal static partial class Threads
{
    private const string Processors = "/sys/devices/system/cpu";

    /// <summary>
    /// How many an operation uses at least: one for each core that this process may use; 0, for libtorch's own choice, where a variable
    /// limits it. libtorch asks a library for the number of cores that takes those of some virtual machines for threads of a single one,
    /// and would then compute on that one alone.
    /// </summary>
    internal static int ByDefault()
    {
        string[] limits = ["OMP_NUM_THREADS", "MKL_NUM_THREADS"];
        return limits.All(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
            ? Math.Min(Cores(), Environment.ProcessorCount) : 0;
    }

    /// <summary>
    /// Must come before libtorch is loaded. An idle thread of OpenMP's spins for about a millisecond before it sleeps, and takes a core
    /// from whoever works: here from the threads of a training run. About 30 µs still bridge the gap from one operation to the next.
    /// </summary>
    internal static void LetIdleOnesSleep()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = setenv("GOMP_SPINCOUNT", "10000", overwrite: 0); // .NET's own variables do not reach native code
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);

    /// <summary>The machine's cores, two threads of one counted once; 0 where the system does not tell.</summary>
    private static int Cores() => !Directory.Exists(Processors) ? 0 : Directory.EnumerateDirectories(Processors, "cpu*")
        .Select(processor => Path.Combine(processor, "topology", "thread_siblings_list"))
        .Where(File.Exists).Select(File.ReadAllText).Distinct().Count();
}
