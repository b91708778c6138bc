using System.Collections.Concurrent;
using System.Runtime;

namespace Harmonic.Kernel.Session.Execution;

/// <summary>
/// The one thread on which cells run, so that what a library keeps by thread (torch's grad mode, say) lasts from cell to cell.
/// </summary>
internal sealed class CellThread : IDisposable
{
    /// <summary>Deep recursion in a notebook is no rarity; the main thread's usual 8 MiB, doubled.</summary>
    private const int StackSize = 16 << 20;

    private readonly BlockingCollection<Action> work = [];

    public CellThread() => new Thread(Work, StackSize) { IsBackground = true, Name = "Notebook cells" }.Start();

    /// <summary>Runs something on the thread, after what was asked for before.</summary>
    public Task<T> RunAsync<T>(Func<T> function)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() =>
        {
            try
            {
                completion.SetResult(function());
            }
            catch (Exception exception)
            {
                completion.SetException(exception);
            }
        });
        return completion.Task;
    }

    /// <summary>
    /// Runs user code on the calling thread, awaits included, until it has ended or is stopped.
    /// Code that never awaits is stopped too: the runtime raises an exception in it.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static T RunInterruptible<T>(Func<Task<T>> start, CancellationToken interrupt)
    {
        Task<T>? task = null;
        var context = new CellSynchronizationContext(interrupt);
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            Controlled(
                () =>
                {
                    task = start();
                    context.RunUntilCompleted(task);
                },
                interrupt);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            context.Leave();
        }
        return task!.GetAwaiter().GetResult();
    }

    /// <summary>Runs an action that <paramref name="interrupt"/> stops, endless loops included.</summary>
    public static void Controlled(Action action, CancellationToken interrupt)
    {
#pragma warning disable SYSLIB0046 // Meant for exactly this, the C# interactive window: there is no other way to stop a loop that asks no token.
        ControlledExecution.Run(action, interrupt);
#pragma warning restore SYSLIB0046
    }

    public void Dispose() => work.CompleteAdding();

    private void Work()
    {
        foreach (var action in work.GetConsumingEnumerable())
        {
            action();
        }
    }
}
