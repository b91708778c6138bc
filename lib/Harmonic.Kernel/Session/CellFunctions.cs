#pragma warning disable IDE1006, CA1707 // input, password and clear_output are what .NET Interactive's notebooks call.
using Harmonic.Kernel.Session.Execution;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Session;

/// <summary>What every cell can call without a using, beside what <see cref="Microsoft.DotNet.Interactive.Kernel"/> has.</summary>
public static class CellFunctions
{
    /// <summary>Asks the user for a line of text.</summary>
    /// <exception cref="InvalidOperationException">The front end takes no input.</exception>
    public static string input(string prompt = "") => Ask(prompt, password: false);

    /// <summary>Asks the user for a secret.</summary>
    /// <exception cref="InvalidOperationException">The front end takes no input.</exception>
    public static PasswordString password(string prompt = "") => new(Ask(prompt, password: true));

    /// <summary>Empties the cell's output; with <paramref name="wait"/> only when something new is there to show.</summary>
    public static void clear_output(bool wait = false) => CellContext.Current?.Output.Clear(wait);

    extension(Formatter)
    {
        /// <summary>How notebooks of older versions of .NET Interactive name the type in which values are shown.</summary>
        public static void SetPreferredMimeTypeFor(Type type, string preferredMimeType) =>
            Formatter.SetPreferredMimeTypesFor(type, preferredMimeType);
    }

    private static string Ask(string prompt, bool password) =>
        CellContext.Current is { } cell
            ? cell.Output.ReadLine(prompt, password)
            : throw new InvalidOperationException("Only a running cell can ask for input.");

    /// <summary>
    /// A formula in LaTeX without delimiters, shown on a line of its own. Older versions of .NET Interactive had it; what they have kept,
    /// <see cref="LaTeXString"/>, is shown as it is.
    /// </summary>
    /// <param name="latex">The formula.</param>
    [TypeFormatterSource(typeof(MathFormatters), PreferredMimeTypes = ["text/latex"])]
    public sealed class MathString(string latex)
    {
        /// <summary>Makes a formula of text.</summary>
        public static implicit operator MathString(string latex) => new(latex);

        /// <inheritdoc/>
        public override string ToString() => $"$${latex}$$";
    }

    private sealed class MathFormatters : ITypeFormatterSource
    {
        public IEnumerable<ITypeFormatter> CreateTypeFormatters() => [new MathFormatter(), new PlainTextFormatter<MathString>(Write)];

        private static bool Write(MathString formula, FormatContext context)
        {
            context.Writer.Write(formula.ToString());
            return true;
        }

        private sealed class MathFormatter : TypeFormatter<MathString>
        {
            public override string MimeType => "text/latex";

            public override bool Format(MathString value, FormatContext context) => Write(value, context);
        }
    }
}
