namespace Harmonic.Kernel.Session.Execution;

/// <summary>The cell on whose behalf the calling code runs, however many threads and awaits lie between.</summary>
/// <param name="Output">Where its output goes.</param>
/// <param name="Stop">Given when the user interrupts the cell.</param>
internal sealed record CellContext(ICellOutput Output, StopSignals Stop)
{
    private static readonly AsyncLocal<CellContext?> Ambient = new();
    private static volatile CellContext? running;

    /// <summary>The cell that started the calling code; for code that nobody can trace, the running one.</summary>
    public static CellContext? Current => Ambient.Value ?? running;

    /// <summary>Cancelled when the user interrupts the cell.</summary>
    public CancellationToken Interrupt => Stop.Interrupt;

    /// <summary>Makes this the current cell of the calling thread and of all that it starts.</summary>
    public IDisposable Enter()
    {
        Ambient.Value = this;
        running = this;
        return new Leaver();
    }

    private sealed class Leaver : IDisposable
    {
        public void Dispose()
        {
            Ambient.Value = null;
            running = null;
        }
    }
}
