namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A formula, shown as the front end typesets it.</summary>
/// <param name="latexCode">The formula without delimiters.</param>
public sealed class MathString(string latexCode) : LaTeXString($"$${latexCode}$$")
{
    /// <summary>A formula from its code.</summary>
    public static implicit operator MathString(string source) => new(source);
}
