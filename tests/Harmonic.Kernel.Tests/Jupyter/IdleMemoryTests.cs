using System.Runtime.CompilerServices;
using Harmonic.Kernel.Jupyter.Execution;

namespace Harmonic.Kernel.Tests.Jupyter;

/// <summary>Memory comes back between cells, and only then.</summary>
public sealed class IdleMemoryTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public void What_was_dropped_is_finalized_when_no_cell_runs()
    {
        using var finalized = new ManualResetEventSlim();
        using var memory = new IdleMemory(() => false, TimeSpan.FromMilliseconds(10));
        Drop(finalized);
        memory.Schedule();
        Assert.True(finalized.Wait(Limit, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void While_a_cell_runs_nothing_is_collected_and_its_end_begins_the_wait_anew()
    {
        using var finalized = new ManualResetEventSlim();
        using var asked = new SemaphoreSlim(0);
        var busy = true;
        using var memory = new IdleMemory(Busy, TimeSpan.FromMilliseconds(10));
        Drop(finalized);
        memory.Schedule();
        Assert.True(asked.Wait(Limit, TestContext.Current.CancellationToken));
        Assert.False(asked.Wait(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken));
        Assert.False(finalized.IsSet);
        Volatile.Write(ref busy, false);
        memory.Schedule();
        Assert.True(finalized.Wait(Limit, TestContext.Current.CancellationToken));

        bool Busy()
        {
            asked.Release();
            return Volatile.Read(ref busy);
        }
    }

    [Fact]
    public void While_a_thread_computes_the_wait_goes_on()
    {
        using var finalized = new ManualResetEventSlim();
        using var asked = new SemaphoreSlim(0);
        using var memory = new IdleMemory(Busy, TimeSpan.FromMilliseconds(100));
        var stop = false;
        var training = new Thread(() =>
        {
            while (!Volatile.Read(ref stop)) { }
        });
        training.Start();
        Drop(finalized);
        memory.Schedule();
        // Asked three times, it has put off the collection twice.
        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(asked.Wait(Limit, TestContext.Current.CancellationToken)));
        Assert.False(finalized.IsSet);
        Volatile.Write(ref stop, true);
        Assert.True(finalized.Wait(Limit, TestContext.Current.CancellationToken));
        training.Join();

        bool Busy()
        {
            asked.Release();
            return false;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop(ManualResetEventSlim finalized) => _ = new Dropped(finalized);

    private sealed class Dropped(ManualResetEventSlim finalized)
    {
        ~Dropped() => finalized.Set();
    }
}
