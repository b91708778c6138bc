namespace Harmonic.Kernel.Session.Execution;

/// <summary>
/// Threads for the kernel's own work, as many as it needs at a time: a cell may fill the thread pool, and the next one must still start.
/// What a task that runs here awaits goes on here too.
/// </summary>
internal sealed class KernelThreads : TaskScheduler
{
    private const int Patience = 10_000; // ms; then a thread without work ends

    private readonly Queue<Task> waiting = new();
    private int idle;

    private KernelThreads() { }

    /// <summary>The threads of this process.</summary>
    public static KernelThreads Instance { get; } = new();

    /// <summary>Starts something here.</summary>
    public static Task<T> Run<T>(Func<Task<T>> start) =>
        Task.Factory.StartNew(start, CancellationToken.None, TaskCreationOptions.None, Instance).Unwrap();

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        if (task.CreationOptions.HasFlag(TaskCreationOptions.LongRunning))
        {
            StartThread(() => TryExecuteTask(task));
            return;
        }
        lock (waiting)
        {
            waiting.Enqueue(task);
            if (waiting.Count <= idle)
            {
                Monitor.Pulse(waiting);
                return;
            }
        }
        StartThread(Work);
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (waiting)
        {
            return [.. waiting];
        }
    }

    private static void StartThread(ThreadStart work) => new Thread(work) { IsBackground = true, Name = "Kernel" }.UnsafeStart();

    private void Work()
    {
        while (Next() is { } task)
        {
            TryExecuteTask(task);
        }
    }

    private Task? Next()
    {
        lock (waiting)
        {
            idle++;
            var inTime = true;
            while (waiting.Count == 0 && inTime)
            {
                inTime = Monitor.Wait(waiting, Patience);
            }
            idle--;
            return waiting.TryDequeue(out var task) ? task : null;
        }
    }
}
