using System.ComponentModel;
using System.Reactive.Disposables;

namespace Harmonic.Kernel.Session.Execution;

/// <summary>
/// Where the code of a cell looks whether it is to stop; the kernel puts these calls into every loop and function of a cell.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InterruptionPoint
{
    /// <summary>How many cells are being interrupted: hardly ever any, so that looking costs next to nothing.</summary>
    private static volatile int requests;

    /// <summary>Ends the calling code if its cell was interrupted.</summary>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public static void Check()
    {
        if (requests > 0)
        {
            CellContext.Current?.Interrupt.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// Makes the code of a cell look at <paramref name="interrupt"/> once that is cancelled, until the result is disposed.
    /// </summary>
    internal static IDisposable Watch(CancellationToken interrupt)
    {
        var requested = 0;
        var registration = interrupt.Register(() => requested = Interlocked.Increment(ref requests));
        return Disposable.Create(() =>
        {
            registration.Dispose();
            if (requested > 0)
            {
                Interlocked.Decrement(ref requests);
            }
        });
    }
}
