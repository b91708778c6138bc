using Harmonic.Kernel.Session.Execution;

namespace Harmonic.Kernel.Jupyter.Execution;

/// <summary>
/// Gives memory back once no cell has run for a while, nor anything else that takes processor time, such as a training that a cell has
/// started: what cells have dropped is collected, tensors and their native memory with it, and free pages return to the system. While
/// somebody reads a result nobody waits for that.
/// </summary>
internal sealed class IdleMemory : IDisposable
{
    /// <summary>Above it compacting would take longer than a cell should ever have to wait.</summary>
    private const long CompactedHeap = 256 << 20;

    /// <summary>The processor time, as a share of a core, below which the process counts as idle.</summary>
    private const double IdleShare = 0.1;

    private readonly Func<bool> isBusy;
    private readonly TimeSpan quiet;
    private readonly Timer timer;
    private TimeSpan used;

    /// <summary>Waits for the first cell's end.</summary>
    /// <param name="isBusy">Whether a cell runs.</param>
    /// <param name="quiet">How long nothing must have run.</param>
    public IdleMemory(Func<bool> isBusy, TimeSpan quiet)
    {
        (this.isBusy, this.quiet) = (isBusy, quiet);
        timer = new Timer(_ => GiveBack());
    }

    /// <summary>A cell has ended: the wait begins, anew if it had begun.</summary>
    public void Schedule()
    {
        used = ProcessorTime;
        timer.Change(quiet, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    private static TimeSpan ProcessorTime => Environment.CpuUsage.TotalTime;

    private void GiveBack()
    {
        if (isBusy())
        {
            return; // Its end begins the wait anew.
        }

        if (ProcessorTime - used > quiet * IdleShare)
        {
            Schedule();
            return;
        }

        var small = GC.GetTotalMemory(forceFullCollection: false) < CompactedHeap;
        GC.Collect(GC.MaxGeneration, small ? GCCollectionMode.Aggressive : GCCollectionMode.Forced, blocking: true, compacting: small);
        GC.WaitForPendingFinalizers();
        LibC.TrimFreeMemory();
    }
}
