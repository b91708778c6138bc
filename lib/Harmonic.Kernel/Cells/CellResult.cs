namespace Harmonic.Kernel.Cells;

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Ok,

    /// <summary>It did not compile, or threw.</summary>
    Error,

    /// <summary>It was interrupted.</summary>
    Interrupted,
}

/// <summary>A cell's outcome; <see cref="Error"/> is set unless it is <see cref="CellStatus.Ok"/>.</summary>
public sealed record CellResult(CellStatus Status, CellError? Error = null);

/// <summary>Why a cell failed, as a reader wants it: user frames only, with cell and line.</summary>
/// <param name="Name">The exception's type name, or <c>CompilationError</c>.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Traceback">Lines to print, most useful first.</param>
/// <param name="Line">The 1-based line of the cell where it happened, if known.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback, int? Line);
