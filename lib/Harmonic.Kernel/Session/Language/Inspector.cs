using System.Net;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Harmonic.Kernel.Session.Language;

/// <summary>Says what a name in a cell stands for: its signature and its documentation.</summary>
internal sealed class Inspector(SubmissionChain chain)
{
    private static readonly SymbolDisplayFormat Signature = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
    );

    /// <summary>A variable's type; that it is a class is not said.</summary>
    private static readonly SymbolDisplayFormat TypeOfVariable = Signature.WithKindOptions(SymbolDisplayKindOptions.None);

    /// <summary>What stands at the cursor; null if that is nothing with a name.</summary>
    public MimeBundle? Inspect(string cell, int cursor, CancellationToken cancel)
    {
        var tree = SubmissionChain.Parse(cell, "inspection");
        var model = chain.Compile(tree).GetSemanticModel(tree);
        var symbols = SymbolsAt(tree.GetRoot(cancel), model, cursor);
        if (symbols.Count == 0)
        {
            return null;
        }
        var signatures = symbols.Select(symbol => Describe(symbol)).Distinct().ToList();
        // Documentation before further overloads: a front end's tooltip is a few lines high.
        string[] sections =
        [
            signatures[0],
            .. DocumentationText.Of(symbols[0]).Split("\n\n", StringSplitOptions.RemoveEmptyEntries),
            .. signatures.Count > 1 ? new[] { $"{signatures.Count - 1} more:\n{string.Join('\n', signatures.Skip(1))}" } : [],
        ];
        return MimeBundle.Of(("text/plain", string.Join("\n\n", sections)), ("text/html", string.Concat(sections.Select(Paragraph))));
    }

    private static string Paragraph(string text, int index) =>
        index == 0 ? $"<pre>{WebUtility.HtmlEncode(text)}</pre>" : $"<p>{WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>")}</p>";

    private static string Describe(ISymbol symbol) =>
        symbol switch
        {
            IFieldSymbol { ContainingType.IsScriptClass: true } variable =>
                $"(variable) {variable.Type.ToDisplayString(TypeOfVariable)} {variable.Name}",
            ILocalSymbol local => $"(variable) {local.Type.ToDisplayString(TypeOfVariable)} {local.Name}",
            _ => symbol.ToDisplayString(Signature).Replace("Script.", "", StringComparison.Ordinal),
        };

    /// <summary>
    /// The symbol under the cursor, else the method in whose argument list it is; all overloads where the compiler cannot choose.
    /// </summary>
    private static List<ISymbol> SymbolsAt(SyntaxNode root, SemanticModel model, int cursor)
    {
        var token = root.FindToken(Math.Min(cursor, root.FullSpan.End));
        if (!IsName(token) && cursor > 0)
        {
            token = root.FindToken(cursor - 1);
        }
        if (
            IsName(token)
            && token.Span.Start <= cursor
            && cursor <= token.Span.End
            && SymbolsOf(token.Parent!, model) is { Count: > 0 } named
        )
        {
            return named;
        }
        return token
            .Parent?.AncestorsAndSelf()
            .Select(node =>
                node switch
                {
                    InvocationExpressionSyntax call => SymbolsOf(call.Expression, model),
                    BaseObjectCreationExpressionSyntax creation => SymbolsOf(creation, model),
                    _ => [],
                }
            )
            .FirstOrDefault(symbols => symbols.Count > 0)
            ?? [];
    }

    private static bool IsName(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind());

    private static List<ISymbol> SymbolsOf(SyntaxNode node, SemanticModel model)
    {
        var info = model.GetSymbolInfo(node);
        if (info.Symbol is { } symbol)
        {
            return [symbol, .. Overloads(symbol)];
        }
        if (info.CandidateSymbols.Length > 0)
        {
            return [.. info.CandidateSymbols];
        }
        return model.GetMemberGroup(node) is { Length: > 0 } group ? [.. group]
            : model.GetDeclaredSymbol(node) is { } declared ? [declared]
            : [];
    }

    private static IEnumerable<ISymbol> Overloads(ISymbol symbol) =>
        symbol is IMethodSymbol { ContainingType: { } type, MethodKind: MethodKind.Ordinary or MethodKind.Constructor }
            ? type.GetMembers(symbol.Name)
                .Where(other =>
                    other.DeclaredAccessibility == Accessibility.Public
                    && !SymbolEqualityComparer.Default.Equals(other, symbol.OriginalDefinition)
                )
            : [];
}
