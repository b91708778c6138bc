using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Harmonic.Kernel.Session.Language;

/// <summary>Whether what somebody typed is a whole cell.</summary>
internal static class CompletenessCheck
{
    private const int IndentWidth = 4;

    /// <summary>Jupyter's answer: complete, incomplete (with the indentation of the next line) or invalid.</summary>
    public static Completeness Of(string cell)
    {
        var tree = SubmissionChain.Parse(cell, "completeness");
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            var depth = tree.GetRoot().DescendantTokens().Where(token => !token.IsMissing).Sum(Depth);
            return new Completeness("incomplete", new string(' ', Math.Max(0, depth) * IndentWidth));
        }
        var isInvalid = tree.GetDiagnostics()
            .Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != SourceLibraries.NamespaceInScript);
        return new Completeness(isInvalid ? "invalid" : "complete");
    }

    private static int Depth(SyntaxToken token) =>
        token.Kind() switch
        {
            SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
            SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
            _ => 0,
        };
}
