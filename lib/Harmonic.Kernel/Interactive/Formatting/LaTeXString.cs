namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>LaTeX, shown as the front end typesets it.</summary>
/// <param name="latexCode">The code, math delimiters included.</param>
public class LaTeXString(string latexCode)
{
    /// <summary>The MIME type of LaTeX.</summary>
    public const string MimeType = "text/latex";

    private readonly string code = latexCode ?? throw new ArgumentNullException(nameof(latexCode));

    /// <summary>LaTeX from its code.</summary>
    public static implicit operator LaTeXString(string source) => new(source);

    /// <summary>The code.</summary>
    public override string ToString() => code;
}
