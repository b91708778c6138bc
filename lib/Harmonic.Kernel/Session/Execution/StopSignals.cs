namespace Harmonic.Kernel.Session.Execution;

/// <summary>The two ways in which a cell is stopped.</summary>
/// <param name="Interrupt">Asks: the loops and functions of a cell notice it (<see cref="InterruptionPoint"/>), and what sleeps is
/// woken.</param>
/// <param name="Force">
/// Breaks in, wherever the code is. It stops loops inside libraries too, but in .NET 10 it can hang or end the process where
/// the code allocates (measured on Linux: about every fourth time), so it comes second, when the user asks again.
/// </param>
internal readonly record struct StopSignals(CancellationToken Interrupt, CancellationToken Force = default);
