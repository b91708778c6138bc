namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>What waits to be written to one peer, bounded in octets.</summary>
/// <remarks>
/// A full queue holds its writer back for a moment, so that a fast loop of prints loses nothing to a client that reads. A peer
/// that takes nothing in that time counts as stalled: its messages are dropped, at once, until half of the queue is gone.
/// </remarks>
internal sealed class SendQueue(long capacity, TimeSpan patience)
{
    private readonly Queue<byte[]> waiting = new();
    private readonly object changed = new();
    private long octets;
    private bool writing;
    private bool stalled;
    private bool lags;
    private bool closed;

    /// <summary>Adds a message; false if it was dropped because the queue is closed or the peer is stalled.</summary>
    /// <param name="message">What is to be sent.</param>
    /// <param name="most">It is dropped at once, too, where this many octets wait already.</param>
    public bool Offer(byte[] message, long most = long.MaxValue)
    {
        lock (changed)
        {
            if (octets >= most)
            {
                return false;
            }

            if (!stalled && !WaitUntil(() => closed || octets == 0 || octets + message.Length <= capacity, lags ? TimeSpan.Zero : patience))
            {
                stalled = true;
            }

            if (closed || stalled)
            {
                return false;
            }

            waiting.Enqueue(message);
            octets += message.Length;
            Monitor.PulseAll(changed);
            return true;
        }
    }

    /// <summary>Waits for the next message; the one taken before counts as written. Null once the queue is closed.</summary>
    public byte[]? Take()
    {
        lock (changed)
        {
            writing = false;
            Monitor.PulseAll(changed);
            WaitUntil(() => closed || waiting.Count > 0, Timeout.InfiniteTimeSpan);
            if (closed)
            {
                return null;
            }

            var message = waiting.Dequeue();
            writing = true;
            octets -= message.Length;
            stalled &= octets > capacity / 2;
            return message;
        }
    }

    /// <summary>
    /// Waits until all is handed to the operating system; false if that took too long. A peer that was waited for in vain once is not
    /// waited for again until it has taken all.
    /// </summary>
    public bool WaitUntilWritten(TimeSpan limit)
    {
        lock (changed)
        {
            lags = !WaitUntil(() => closed || IsWritten, lags ? TimeSpan.Zero : limit);
            return !lags;
        }
    }

    private bool IsWritten => waiting.Count == 0 && !writing;

    /// <summary>Ends the queue and frees whoever waits for it.</summary>
    public void Close()
    {
        lock (changed)
        {
            closed = true;
            waiting.Clear();
            Monitor.PulseAll(changed);
        }
    }

    private bool WaitUntil(Func<bool> condition, TimeSpan limit)
    {
        var end = limit == Timeout.InfiniteTimeSpan ? long.MaxValue : Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (!condition())
        {
            var left = end == long.MaxValue ? Timeout.Infinite : (int)Math.Max(0, end - Environment.TickCount64);
            if (left == 0 || !Monitor.Wait(changed, left))
            {
                return condition();
            }
        }

        return true;
    }
}
