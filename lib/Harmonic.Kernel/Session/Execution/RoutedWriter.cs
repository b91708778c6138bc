using System.Text;

namespace Harmonic.Kernel.Session.Execution;

/// <summary>Sends what is written to the console to the cell that wrote it, and outside of cells to the process's own.</summary>
internal sealed class RoutedWriter(string stream, TextWriter outside) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override string NewLine => "\n";

    /// <inheritdoc/>
    public override void Write(char value) => Send(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Send(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Send(buffer.ToString());

    /// <inheritdoc/>
    public override void Write(string? value) => Send(value ?? "");

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Send(value + "\n");

    /// <inheritdoc/>
    public override void Flush() => outside.Flush();

    private void Send(string text)
    {
        if (text.Length == 0)
        {
            return;
        }
        if (CellContext.Current is { } cell)
        {
            cell.Output.Stream(stream, text);
        }
        else
        {
            outside.Write(text);
        }
    }
}
