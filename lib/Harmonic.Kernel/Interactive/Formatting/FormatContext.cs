namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Where a value is written to, and how deep inside another value it lies.</summary>
/// <param name="writer">Receives the representation.</param>
public sealed class FormatContext(TextWriter writer) : IDisposable
{
    /// <summary>How many values one output may expand: a graph of objects that all know each other would else never end.</summary>
    private const int ExpansionBudget = 2000;

    private int expansions;

    /// <summary>Text for a place in what another context writes: as deep as that, and of its budget.</summary>
    internal FormatContext(TextWriter writer, FormatContext outer)
        : this(writer) => (Depth, expansions) = (outer.Depth, outer.expansions);

    /// <summary>0 for the value itself, 1 for its parts, and so on.</summary>
    public int Depth { get; private set; }

    /// <summary>Receives the representation.</summary>
    public TextWriter Writer { get; } = writer;

    /// <summary>Whether another object may be taken apart, or is to be named in a line.</summary>
    internal bool MayExpand => Depth <= Formatter.RecursionLimit && expansions < ExpansionBudget;

    /// <summary>Whether the style sheet of the default HTML has been written.</summary>
    internal bool HasStyles { get; set; }

    /// <inheritdoc/>
    public void Dispose() => Writer.Flush();

    /// <summary>Runs an action one level deeper.</summary>
    internal void Deeper(Action action)
    {
        Depth++;
        expansions++;
        try
        {
            action();
        }
        finally
        {
            Depth--;
        }
    }
}
