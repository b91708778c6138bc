namespace Harmonic.Kernel.Jupyter.Execution;

/// <summary>Stops what runs now.</summary>
internal sealed class Interrupts : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Lock guard = new();
    private Running? current;

    /// <summary>The user asks for an interrupt, whether a cell runs or not.</summary>
    public event Action? Requested;

    /// <summary>Starts an interruptible piece of work; disposing the result ends it.</summary>
    /// <param name="deaf">Called once if the work still goes on two seconds after it was interrupted.</param>
    public Running Begin(Action? deaf = null)
    {
        lock (guard)
        {
            return current = new Running(deaf);
        }
    }

    /// <summary>Interrupts what runs, if anything does, and returns at once. The second time breaks in by force.</summary>
    public void Interrupt()
    {
        lock (guard)
        {
            current?.Interrupt();
        }

        Requested?.Invoke();
    }

    /// <inheritdoc/>
    public void Dispose() => current?.Dispose();

    /// <summary>Work that runs.</summary>
    internal sealed class Running(Action? deaf) : IDisposable
    {
        private readonly CancellationTokenSource source = new();
        private readonly CancellationTokenSource force = new();
        private readonly ManualResetEventSlim ended = new();

        /// <summary>Cancelled by an interrupt.</summary>
        public CancellationToken Token => source.Token;

        /// <summary>Cancelled by a second interrupt.</summary>
        public CancellationToken Force => force.Token;

        /// <summary>Cancels on a thread of its own, since what is called back then may take its time.</summary>
        public void Interrupt()
        {
            if (!ended.IsSet)
            {
                ThreadStart cancel = source.IsCancellationRequested ? force.Cancel : Cancel;
                new Thread(cancel) { IsBackground = true, Name = "interrupt" }.Start();
            }
        }

        /// <inheritdoc/>
        public void Dispose() => ended.Set();

        private void Cancel()
        {
            source.Cancel();
            if (!ended.Wait(Grace))
            {
                deaf?.Invoke();
            }
        }
    }
}
