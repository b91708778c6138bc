using Harmonic.Kernel.Session.Execution;

namespace Harmonic.Kernel.Jupyter.Execution;

/// <summary>
/// Gives memory back once no cell has run for a while: what cells have dropped is collected, tensors and their native memory with it,
/// and free pages return to the system. While somebody reads a result nobody waits for that.
/// </summary>
/// <param name="isBusy">Whether a cell runs.</param>
/// <param name="quiet">How long none must have run.</param>
internal sealed class IdleMemory(Func<bool> isBusy, TimeSpan quiet) : IDisposable
{
    /// <summary>Above it compacting would take longer than a cell should ever have to wait.</summary>
    private const long CompactedHeap = 256 << 20;

    private readonly Timer timer = new(_ => GiveBack(isBusy));

    /// <summary>A cell has ended: the wait begins, anew if it had begun.</summary>
    public void Schedule() => timer.Change(quiet, Timeout.InfiniteTimeSpan);

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    private static void GiveBack(Func<bool> isBusy)
    {
        if (isBusy())
        {
            return; // Its end begins the wait anew.
        }

        var small = GC.GetTotalMemory(forceFullCollection: false) < CompactedHeap;
        GC.Collect(GC.MaxGeneration, small ? GCCollectionMode.Aggressive : GCCollectionMode.Forced, blocking: true, compacting: small);
        GC.WaitForPendingFinalizers();
        LibC.TrimFreeMemory();
    }
}
