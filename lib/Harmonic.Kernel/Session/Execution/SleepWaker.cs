namespace Harmonic.Kernel.Session.Execution;

/// <summary>
/// Wakes a thread that sleeps or waits when it is to stop: only code that runs looks whether it is to.
/// One made for each run, on the thread itself; disposed there, it leaves no wake-up behind for the next run.
/// </summary>
internal sealed class SleepWaker(Thread thread) : IDisposable
{
    private const int Soon = 20; // ms
    private const int Grace = 1000; // ms; what a finally block may wait

    private readonly Lock gate = new();
    private Timer? timer;
    private bool ended;
    private bool woken;

    /// <summary>Begins; a thread that waits now is woken at once, one that begins to wait later a second after.</summary>
    public void Start()
    {
        lock (gate)
        {
            timer ??= new Timer(_ => Wake(), null, IsWaiting ? Soon : Grace, Grace);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            timer?.Dispose();
        }
        if (woken)
        {
            SwallowPendingWakeUp();
        }
    }

    private bool IsWaiting => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin);

    private void Wake()
    {
        lock (gate)
        {
            if (!ended && IsWaiting)
            {
                woken = true;
                thread.Interrupt();
            }
        }
    }

    /// <summary>The thread may have stopped waiting by itself just then.</summary>
    private static void SwallowPendingWakeUp()
    {
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException) { }
    }
}
