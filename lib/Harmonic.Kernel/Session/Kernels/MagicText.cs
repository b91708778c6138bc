using System.Text.RegularExpressions;
using Harmonic.Kernel.Session.Compilation;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>
/// Lines within a string or a comment that look like magic commands. .NET Interactive divides cells by lines, whatever a line lies in:
/// an invisible character before such a line keeps it whole until the C# kernel has it.
/// </summary>
internal static partial class MagicText
{
    private const string Mark = "\u2063"; // INVISIBLE SEPARATOR

    /// <summary>A cell whose magic lines within tokens are hidden.</summary>
    public static string Hide(string cell)
    {
        // Only these go on over lines; most cells have no magic line either.
        if (
            !Magic().IsMatch(cell)
            || !(
                cell.Contains("\"\"\"", StringComparison.Ordinal)
                || cell.Contains("@\"", StringComparison.Ordinal)
                || cell.Contains("/*", StringComparison.Ordinal)
            )
        )
        {
            return cell;
        }
        var root = SubmissionChain.Parse(cell, "").GetRoot();
        return Magic()
            .Replace(cell, match => IsInside(root, match.Index + match.Length - 2) ? match.Value[..^2] + Mark + "#!" : match.Value);

        static bool IsInside(Microsoft.CodeAnalysis.SyntaxNode root, int position)
        {
            var token = root.FindToken(position);
            var trivia = root.FindTrivia(position);
            return (token.SpanStart < position && position < token.Span.End)
                || (trivia.SpanStart < position && position < trivia.Span.End && !trivia.IsDirective && !trivia.HasStructure);
        }
    }

    /// <summary>The code as it was written.</summary>
    public static string Unhide(string code) => code.Replace(Mark + "#!", "#!", StringComparison.Ordinal);

    /// <summary>
    /// The cell without its directives, for who only wants to know whether the C# in it is whole; empty if it is in another language.
    /// </summary>
    public static string CodeOnly(string cell, IReadOnlySet<string> otherLanguages)
    {
        var code = Directive().Replace(Hide(cell), "");
        return Magic().Matches(cell).Any(match => otherLanguages.Contains(cell[(match.Index + match.Length)..].Split(' ', '\n', '\r')[0]))
            ? ""
            : Unhide(code);
    }

    [GeneratedRegex(@"^[ \t]*#!(?=[A-Za-z])", RegexOptions.Multiline)]
    private static partial Regex Magic();

    [GeneratedRegex(@"^[ \t]*#(!|r |i ).*$", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
