namespace Harmonic.Kernel.Cells;

/// <summary>
/// Where a running cell's output goes and its input comes from: a Jupyter front end or a notebook file.
/// Calls may come from any thread; an implementation keeps their order.
/// </summary>
public interface ICellOutput
{
    /// <summary>The number that the front end shows for the cell, for tracebacks; null where it has none.</summary>
    int? ExecutionCount => null;

    /// <summary>The language that the cell's metadata name; null for C#.</summary>
    string? Language => null;

    /// <summary>The cell's id in its notebook, the same each time it runs; null where it is not known.</summary>
    string? CellId => null;

    /// <summary>Text written to <c>stdout</c> or <c>stderr</c>.</summary>
    void Stream(string name, string text);

    /// <summary>Shows a value (<c>display_data</c>); <paramref name="displayId"/> lets a later update find it.</summary>
    void Display(MimeBundle bundle, string? displayId);

    /// <summary>Replaces every value shown under <paramref name="displayId"/> (<c>update_display_data</c>).</summary>
    void UpdateDisplay(MimeBundle bundle, string displayId);

    /// <summary>Shows the cell's value, its last expression (<c>execute_result</c>).</summary>
    void Result(MimeBundle bundle);

    /// <summary>Empties the cell's output, at once or when the next output arrives.</summary>
    void Clear(bool wait);

    /// <summary>Asks the user for a line; with <paramref name="password"/> it is not echoed.</summary>
    /// <exception cref="InvalidOperationException">The front end takes no input.</exception>
    string ReadLine(string prompt, bool password);
}
