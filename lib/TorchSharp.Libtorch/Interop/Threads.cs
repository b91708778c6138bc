namespace TorchSharp.Interop;

/// <summary>
/// How many threads an operation uses at least. libtorch asks a library for the number of cores that takes those of some virtual
/// machines for threads of a single one, and would then compute on that one alone.
/// </summary>
internal static class Threads
{
    private const string Processors = "/sys/devices/system/cpu";

    /// <summary>One for each core that this process may use; 0, for libtorch's own choice, where a variable limits it.</summary>
    internal static int ByDefault()
    {
        string[] limits = ["OMP_NUM_THREADS", "MKL_NUM_THREADS"];
        return limits.All(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
            ? Math.Min(Cores(), Environment.ProcessorCount) : 0;
    }

    /// <summary>The machine's cores, two threads of one counted once; 0 where the system does not tell.</summary>
    private static int Cores() => !Directory.Exists(Processors) ? 0 : Directory.EnumerateDirectories(Processors, "cpu*")
        .Select(processor => Path.Combine(processor, "topology", "thread_siblings_list"))
        .Where(File.Exists).Select(File.ReadAllText).Distinct().Count();
}
