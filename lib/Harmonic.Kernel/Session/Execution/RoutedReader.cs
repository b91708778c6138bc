namespace Harmonic.Kernel.Session.Execution;

/// <summary>Lets <c>Console.ReadLine</c> in a cell ask the front end, and outside of cells read the process's own input.</summary>
internal sealed class RoutedReader(TextReader outside) : TextReader
{
    private string pending = "";

    /// <inheritdoc/>
    public override string? ReadLine()
    {
        if (CellContext.Current is not { } cell)
        {
            return outside.ReadLine();
        }
        if (pending.Length > 0)
        {
            return TakePending().TrimEnd('\n');
        }
        return cell.Output.ReadLine("", password: false);
    }

    /// <inheritdoc/>
    public override int Peek() => Fill() ? pending[0] : outside.Peek();

    /// <inheritdoc/>
    public override int Read()
    {
        if (!Fill())
        {
            return outside.Read();
        }
        var next = pending[0];
        pending = pending[1..];
        return next;
    }

    private bool Fill()
    {
        if (CellContext.Current is not { } cell)
        {
            return false;
        }
        if (pending.Length == 0)
        {
            pending = cell.Output.ReadLine("", password: false) + "\n";
        }
        return true;
    }

    private string TakePending()
    {
        var taken = pending;
        pending = "";
        return taken;
    }
}
