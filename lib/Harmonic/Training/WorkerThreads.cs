using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>
/// Runs the pieces of a batch side by side, one thread a core, each with libtorch on that thread alone. Small networks gain more from
/// this than from libtorch's own threads, which meet at a barrier after every operation.
/// </summary>
public sealed class WorkerThreads : IDisposable
{
    private readonly Thread[] threads;
    private readonly SemaphoreSlim begin = new(0);
    private readonly CountdownEvent done = new(0);
    private readonly int threadsBefore = get_num_threads();
    private Action<int> work = _ => { };
    private Exception? failure;
    private int pieces,
        next;
    private volatile bool ended;

    /// <summary>Starts threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is below 1.</exception>
    public WorkerThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        this.threads = [.. Enumerable.Range(0, threads).Select(i => new Thread(Loop) { IsBackground = true, Name = $"training {i}" })];
        Array.ForEach(this.threads, thread => thread.Start());
    }

    /// <summary>Calls <paramref name="work"/> once for each piece, in no fixed order, and waits for all of them.</summary>
    public void Run(int pieces, Action<int> work)
    {
        (this.work, this.pieces, next, failure) = (work, pieces, 0, null);
        done.Reset(threads.Length);
        begin.Release(threads.Length);
        WaitForAll();
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>
    /// A notebook that is interrupted wakes the threads that wait. Here the pieces at work end first, and the caller then finds its token
    /// cancelled: leaving them behind would lose what they have to save.
    /// </summary>
    private void WaitForAll()
    {
        while (true)
        {
            try
            {
                done.Wait();
                return;
            }
            catch (ThreadInterruptedException) { }
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        ended = true;
        begin.Release(threads.Length);
        Array.ForEach(threads, thread => thread.Join());
        begin.Dispose();
        done.Dispose();
        set_num_threads(threadsBefore);
    }

    private void Loop()
    {
        set_num_threads(1);
        while (true)
        {
            begin.Wait();
            if (ended)
            {
                return;
            }
            try
            {
                for (var piece = Interlocked.Increment(ref next) - 1; piece < pieces; piece = Interlocked.Increment(ref next) - 1)
                {
                    work(piece);
                }
            }
            catch (Exception error)
            {
                failure = error;
            }
            done.Signal();
        }
    }
}
