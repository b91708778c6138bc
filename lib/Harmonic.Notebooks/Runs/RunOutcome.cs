using Harmonic.Kernel.Cells;

namespace Harmonic.Notebooks.Runs;

/// <summary>How a notebook's run ended.</summary>
/// <param name="Status">The last cell's status.</param>
/// <param name="CellNumber">The 1-based number, among all cells, of the one that ended the run; 0 if all ran.</param>
/// <param name="Error">What went wrong there.</param>
internal sealed record RunOutcome(CellStatus Status, int CellNumber = 0, CellError? Error = null);
