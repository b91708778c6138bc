namespace Harmonic.Kernel.Cells;

/// <summary>
/// What threads hand to each other. A thread that waits for work sleeps: the framework's own collections let it spin first, in which
/// samples of small cells found a tenth of their processor time.
/// </summary>
/// <param name="capacity">How many items may wait; who adds more is held up.</param>
internal sealed class WorkQueue<T>(int capacity = int.MaxValue)
{
    private readonly Queue<T> items = new();
    private bool ended;

    /// <summary>What waits now.</summary>
    public IReadOnlyList<T> Waiting
    {
        get
        {
            lock (items)
            {
                return [.. items];
            }
        }
    }

    /// <summary>Adds an item; once the queue has ended it is dropped.</summary>
    public void Add(T item)
    {
        lock (items)
        {
            while (items.Count >= capacity && !ended)
            {
                Monitor.Wait(items);
            }
            if (!ended)
            {
                items.Enqueue(item);
                Monitor.PulseAll(items);
            }
        }
    }

    /// <summary>Takes items as they come, on the calling thread, until the queue has ended and is empty.</summary>
    public void Serve(Action<T> work)
    {
        while (Take() is (true, var item))
        {
            work(item!);
        }
    }

    /// <summary>Takes no more.</summary>
    public void End()
    {
        lock (items)
        {
            ended = true;
            Monitor.PulseAll(items);
        }
    }

    private (bool Found, T? Item) Take()
    {
        lock (items)
        {
            while (items.Count == 0 && !ended)
            {
                Monitor.Wait(items);
            }
            if (!items.TryDequeue(out var item))
            {
                return (false, default);
            }
            if (items.Count == capacity - 1)
            {
                Monitor.PulseAll(items);
            }
            return (true, item);
        }
    }
}
