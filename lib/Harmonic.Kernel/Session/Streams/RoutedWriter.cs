using System.Text;
using Harmonic.Kernel.Session.Execution;

namespace Harmonic.Kernel.Session.Streams;

/// <summary>Sends what is written to the console to the cell that wrote it, and outside of cells to the process's own.</summary>
internal sealed class RoutedWriter(string stream, TextWriter outside) : TextWriter
{
    private const int LongestPiece = 1 << 20;

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override string NewLine => "\n";

    /// <inheritdoc/>
    public override void Write(char value) => Send(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Send(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Send(value ?? "");

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Send(value + "\n");

    /// <inheritdoc/>
    public override void Flush() => outside.Flush();

    /// <summary>No client takes a message of hundreds of megabytes. A character of two units stays whole.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length; )
        {
            var end = Math.Min(start + LongestPiece, text.Length);
            end -= end < text.Length && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
            yield return start == 0 && end == text.Length ? text : text[start..end];
            start = end;
        }
    }

    private void Send(string text)
    {
        if (text.Length == 0)
        {
            return;
        }
        if (CellContext.Current is { } cell)
        {
            foreach (var piece in Pieces(text))
            {
                cell.Output.Stream(stream, piece);
            }
        }
        else
        {
            outside.Write(text);
        }
    }
}
