namespace Harmonic.Kernel.Session.Execution;

/// <summary>
/// A thread for each piece of the kernel's own work: a cell may fill the thread pool, and the next one must still start.
/// What a task that runs here awaits goes on here too.
/// </summary>
internal sealed class KernelThreads : TaskScheduler
{
    private KernelThreads() { }

    /// <summary>The threads of this process.</summary>
    public static KernelThreads Instance { get; } = new();

    /// <summary>Starts something here.</summary>
    public static Task<T> Run<T>(Func<Task<T>> start) =>
        Task.Factory.StartNew(start, CancellationToken.None, TaskCreationOptions.None, Instance).Unwrap();

    /// <inheritdoc/>
    protected override void QueueTask(Task task) =>
        new Thread(() => TryExecuteTask(task)) { IsBackground = true, Name = "Kernel" }.UnsafeStart();

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
