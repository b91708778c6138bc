namespace Harmonic.Kernel.Cells;

/// <summary>A running C# session: cells share variables, usings and references. One cell runs at a time.</summary>
public interface ICodeSession : IDisposable
{
    /// <summary>
    /// Runs a cell. <paramref name="interrupt"/> stops it, an endless loop included, unless a library holds it;
    /// <paramref name="force"/> stops it there too, at the risk of ending the process.
    /// </summary>
    Task<CellResult> RunAsync(string code, ICellOutput output, CancellationToken interrupt, CancellationToken force = default);

    /// <summary>What could stand at <paramref name="cursor"/> (a UTF-16 offset into <paramref name="code"/>).</summary>
    Task<CompletionList> CompleteAsync(string code, int cursor, CancellationToken cancel);

    /// <summary>Signature and documentation of the symbol at <paramref name="cursor"/>, or null if there is none.</summary>
    Task<MimeBundle?> InspectAsync(string code, int cursor, CancellationToken cancel);

    /// <summary>Whether a front end should run the code or wait for more lines.</summary>
    Completeness IsComplete(string code);

    /// <summary>The value of an expression as the session sees it, without changing the session (<c>user_expressions</c>).</summary>
    Task<MimeBundle> EvaluateAsync(string expression, CancellationToken cancel);
}

/// <summary>Completions for the span [Start, End) of the code, UTF-16 offsets.</summary>
public sealed record CompletionList(int Start, int End, IReadOnlyList<Completion> Items);

/// <summary>One completion: the text to insert and what it is (<c>class</c>, <c>method</c>, <c>property</c>, <c>keyword</c> …).</summary>
public sealed record Completion(string Text, string Kind);

/// <summary>Jupyter's <c>is_complete</c> answer; <see cref="Indent"/> is for incomplete code.</summary>
public sealed record Completeness(string Status, string Indent = "");
