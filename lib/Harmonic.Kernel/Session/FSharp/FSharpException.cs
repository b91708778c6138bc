namespace Harmonic.Kernel.Session.FSharp;

/// <summary>F# code that does not compile, and the line of the cell (from 1) where it does not.</summary>
internal sealed class FSharpException(string message, int line) : Exception(message)
{
    public int Line => line;

    /// <inheritdoc/>
    public override string ToString() => $"line {line}: {Message}";
}
