using Harmonic.Kernel.Session.Execution;

namespace Harmonic.Kernel.Session.Streams;

/// <summary>Lets <c>Console.ReadLine</c> in a cell ask the front end, and outside of cells read the process's own input.</summary>
internal sealed class RoutedReader(TextReader outside) : TextReader
{
    private StringReader answer = new("");

    /// <inheritdoc/>
    public override string? ReadLine() => Source().ReadLine();

    /// <inheritdoc/>
    public override int Peek() => Source().Peek();

    /// <inheritdoc/>
    public override int Read() => Source().Read();

    /// <summary>What is read from now; a cell is asked where nothing is left of its last answer.</summary>
    private TextReader Source()
    {
        if (CellContext.Current is not { } cell)
        {
            return outside;
        }
        if (answer.Peek() < 0)
        {
            answer = new StringReader(cell.Output.ReadLine("", password: false) + "\n");
        }
        return answer;
    }
}
