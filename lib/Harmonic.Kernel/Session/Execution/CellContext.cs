using System.Reactive.Disposables;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Streams;
using Microsoft.DotNet.Interactive;

namespace Harmonic.Kernel.Session.Execution;

/// <summary>The cell on whose behalf the calling code runs, however many threads and awaits lie between.</summary>
/// <param name="output">Where its output goes.</param>
/// <param name="stop">Given when the user interrupts the cell.</param>
/// <param name="text">What the cell consists of.</param>
internal sealed class CellContext(ICellOutput output, StopSignals stop, CellText text)
{
    private static readonly AsyncLocal<CellContext?> Ambient = new();
    private static volatile CellContext? running;

    private int scripts;

    /// <summary>The cell that started the calling code; for code that nobody can trace, the running one.</summary>
    public static CellContext? Current => Ambient.Value ?? running;

    /// <summary>Where its output goes.</summary>
    public ICellOutput Output { get; } = new InterruptedOutput(output, stop.Interrupt);

    /// <summary>How it is stopped.</summary>
    public StopSignals Stop => stop;

    /// <summary>Cancelled when the user interrupts the cell.</summary>
    public CancellationToken Interrupt => stop.Interrupt;

    /// <summary>The text whose pieces run: the cell's own, or that of a file it imports.</summary>
    public CellText Text { get; set; } = text;

    /// <summary>Why it failed, if it did.</summary>
    public CellError? Error { get; set; }

    /// <summary>Whether code of the cell is running now; what that sends to a kernel runs within it.</summary>
    public bool IsRunning => Volatile.Read(ref scripts) > 0;

    /// <summary>Whether code runs that the cell's own code sent to a kernel.</summary>
    public bool IsNested => Volatile.Read(ref scripts) > 1;

    /// <summary>
    /// Makes this the current cell of the calling thread and of all that it starts. A cell that nobody sees is no other code's: it would
    /// swallow what the process says meanwhile.
    /// </summary>
    public IDisposable Enter()
    {
        var (outer, outerRunning) = (Ambient.Value, running);
        Ambient.Value = this;
        running = output is NoOutput ? running : this;
        return Disposable.Create(() =>
        {
            Ambient.Value = outer;
            running = running == this ? outerRunning : running;
        });
    }

    /// <summary>Makes this the cell of the calling thread and of what it starts; what nobody can trace stays the running cell's.</summary>
    public IDisposable EnterBeside()
    {
        var outer = Ambient.Value;
        Ambient.Value = this;
        return Disposable.Create(() => Ambient.Value = outer);
    }

    /// <summary>
    /// Enters on the thread that runs a script of the cell. Only the two places that tell the script where it belongs are set: what else a
    /// notebook keeps by thread (its culture, say) lasts from cell to cell.
    /// </summary>
    public IDisposable EnterScript(KernelInvocationContext context)
    {
        var (outerCell, place) = (Ambient.Value, KernelInternals.Current(null));
        var outer = place.Value;
        Interlocked.Increment(ref scripts);
        (Ambient.Value, place.Value) = (this, context);
        return Disposable.Create(() =>
        {
            Interlocked.Decrement(ref scripts);
            (Ambient.Value, place.Value) = (outerCell, outer);
        });
    }
}
