using Harmonic.Kernel.Session.Execution;

namespace Microsoft.DotNet.Interactive;

/// <summary>The running cell, as far as a cell needs to know.</summary>
public sealed class KernelInvocationContext
{
    private KernelInvocationContext(CancellationToken cancellationToken) => CancellationToken = cancellationToken;

    /// <summary>The cell that the calling code belongs to; null outside of cells.</summary>
    public static KernelInvocationContext? Current =>
        CellContext.Current is { } cell ? new KernelInvocationContext(cell.Interrupt) : null;

    /// <summary>Cancelled when the user interrupts the cell.</summary>
    public CancellationToken CancellationToken { get; }
}
