using System.Runtime;
using Harmonic.Kernel.Cells;

namespace Harmonic.Kernel.Session.Execution;

/// <summary>
/// The one thread on which cells run, so that what a library keeps by thread (torch's grad mode, say) lasts from cell to cell.
/// </summary>
internal sealed class CellThread : IDisposable
{
    /// <summary>Deep recursion in a notebook is no rarity; the main thread's usual 8 MiB, doubled.</summary>
    private const int StackSize = 16 << 20;

    private readonly WorkQueue<Action> work = new();

    public CellThread() =>
        new Thread(() => work.Serve(action => action()), StackSize) { IsBackground = true, Name = "Notebook cells" }.UnsafeStart();

    /// <summary>Runs something on the thread, after what was asked for before.</summary>
    /// <param name="function">What is run.</param>
    /// <param name="continuations">Where what awaits it goes on: on the thread pool, or with <see cref="TaskCreationOptions.None"/> on this
    /// thread.</param>
    public Task<T> RunAsync<T>(Func<T> function, TaskCreationOptions continuations = TaskCreationOptions.RunContinuationsAsynchronously)
    {
        var completion = new TaskCompletionSource<T>(continuations);
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

    /// <summary>Runs user code on the calling thread, awaits included, until it has ended or is stopped.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static T RunInterruptible<T>(Func<Task<T>> start, StopSignals stop)
    {
        Task<T>? task = null;
        var context = new CellSynchronizationContext(stop);
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
                stop
            );
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            context.Leave();
        }
        stop.Interrupt.ThrowIfCancellationRequested(); // even if the cell caught what was to stop it
        return task!.GetAwaiter().GetResult();
    }

    /// <summary>Runs an action that can be stopped.</summary>
    /// <exception cref="OperationCanceledException">It was stopped by force.</exception>
    public static void Controlled(Action action, StopSignals stop)
    {
        using var waker = new SleepWaker(Thread.CurrentThread);
        using var registration = stop.Interrupt.UnsafeRegister(_ => waker.Start(), null);
        if (!stop.Force.CanBeCanceled)
        {
            action(); // The runtime's method waits for ever for a token that never comes.
            return;
        }
#pragma warning disable SYSLIB0046 // Meant for exactly this, the C# interactive window: nothing else stops a loop that asks no token.
        ControlledExecution.Run(action, stop.Force);
#pragma warning restore SYSLIB0046
    }

    public void Dispose() => work.End();
}
