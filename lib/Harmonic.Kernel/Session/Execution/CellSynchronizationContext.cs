namespace Harmonic.Kernel.Session.Execution;

/// <summary>
/// Brings what follows an await back to the cell's thread while that thread waits for it. While it is busy
/// (blocked in <c>task.Result</c>, say) the thread pool runs it instead, so that blocking on a task cannot deadlock.
/// Either way an interrupt stops it.
/// </summary>
internal sealed class CellSynchronizationContext(StopSignals stop) : SynchronizationContext
{
    private readonly object gate = new();
    private readonly Queue<Action> queue = new();
    private readonly CancellationToken interrupt = stop.Interrupt;
    private bool waiting;

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (gate)
        {
            if (waiting)
            {
                waiting = false;
                queue.Enqueue(() => d(state));
                Monitor.Pulse(gate);
                return;
            }
        }
        ThreadPool.QueueUserWorkItem(_ => RunOnPool(() => d(state)));
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <summary>Serves continuations on the calling thread until the task has ended.</summary>
    public void RunUntilCompleted(Task task)
    {
        task.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        using var awakening = interrupt.Register(Wake);
        while (NextContinuation(task) is { } continuation)
        {
            RunReporting(continuation);
        }
    }

    /// <summary>Gives what is left to the thread pool: the cell's thread waits no more.</summary>
    public void Leave()
    {
        lock (gate)
        {
            waiting = false;
            while (queue.TryDequeue(out var continuation))
            {
                ThreadPool.QueueUserWorkItem(_ => RunOnPool(continuation));
            }
        }
    }

    private void Wake()
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>
    /// Waits for something to run; null when the task has ended. The runtime does not stop a thread that waits: hence the token.
    /// </summary>
    private Action? NextContinuation(Task task)
    {
        lock (gate)
        {
            waiting = true;
            while (queue.Count == 0 && !task.IsCompleted)
            {
                interrupt.ThrowIfCancellationRequested();
                Monitor.Wait(gate);
            }
            waiting = false;
            return queue.TryDequeue(out var continuation) ? continuation : null;
        }
    }

    private void RunOnPool(Action continuation)
    {
        if (interrupt.IsCancellationRequested)
        {
            return; // The cell was stopped: what follows its awaits never runs.
        }
        try
        {
            SetSynchronizationContext(this);
            CellThread.Controlled(() => RunReporting(continuation), stop);
        }
        catch (Exception) when (interrupt.IsCancellationRequested)
        {
            // Nobody is left to be told.
        }
        finally
        {
            SetSynchronizationContext(null);
        }
    }

    /// <summary>An exception that arrives here left an async void method: nobody else will see it.</summary>
    private static void RunReporting(Action continuation)
    {
        try
        {
            continuation();
        }
        catch (Exception exception) when (exception is not ThreadAbortException)
        {
            UnhandledExceptions.Report(exception);
        }
    }
}
