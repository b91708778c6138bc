using System.ComponentModel;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Harmonic.Kernel.Session.Language;

/// <summary>What could stand at a place in a cell, by the compiler's knowledge of the session.</summary>
internal sealed class Completer(SubmissionChain chain)
{
    /// <summary>Completions for the name that ends at, or goes across, the cursor.</summary>
    public CompletionList Complete(string cell, int cursor, CancellationToken cancel)
    {
        var code = cell;
        var (start, end) = WordAround(code, cursor);
        var tree = SubmissionChain.Parse(code, "completion");
        var root = tree.GetRoot(cancel);
        if (IsInsideText(root, cursor))
        {
            return new CompletionList(cursor, cursor, []);
        }
        var model = chain.Compile(tree).GetSemanticModel(tree);
        var prefix = code[start..cursor];
        var (symbols, keywords) = Candidates(root, model, start);
        var items = symbols
            .Where(symbol => symbol.CanBeReferencedByName && IsBrowsable(symbol))
            .Select(symbol => new Completion(symbol.Name, Kind(symbol)))
            .Concat(keywords.Select(keyword => new Completion(keyword, "keyword")))
            .Where(item => item.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(item => item.Text)
            .OrderBy(item => !item.Text.StartsWith(prefix, StringComparison.Ordinal))
            .ThenBy(item => item.Text, StringComparer.OrdinalIgnoreCase);
        return new CompletionList(start, end, [.. items]);
    }

    private static (int Start, int End) WordAround(string code, int cursor)
    {
        var (start, end) = (cursor, cursor);
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
        {
            start--;
        }
        while (end < code.Length && SyntaxFacts.IsIdentifierPartCharacter(code[end]))
        {
            end++;
        }
        return (start, end);
    }

    /// <summary>Whether the cursor is in a string or a comment, where names mean nothing.</summary>
    private static bool IsInsideText(SyntaxNode root, int cursor)
    {
        var position = Math.Max(0, cursor - 1);
        var token = root.FindToken(position);
        var inString =
            token.Kind()
            is SyntaxKind.StringLiteralToken
                or SyntaxKind.CharacterLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.InterpolatedStringTextToken;
        var trivia = root.FindTrivia(position);
        var inComment =
            trivia.Kind()
            is SyntaxKind.SingleLineCommentTrivia
                or SyntaxKind.MultiLineCommentTrivia
                or SyntaxKind.SingleLineDocumentationCommentTrivia;
        return (inString && token.SpanStart < cursor && cursor < token.Span.End) || inComment;
    }

    private static (IEnumerable<ISymbol> Symbols, IEnumerable<string> Keywords) Candidates(SyntaxNode root, SemanticModel model, int start)
    {
        var before = root.FindToken(Math.Max(0, start - 1));
        return before.Span.End <= start && Owner(before) is { } owner
            ? (MembersOf(owner, model, start), [])
            : (InScope(model, root, start), Keywords);
    }

    /// <summary>What stands before the dot.</summary>
    private static ExpressionSyntax? Owner(SyntaxToken token) =>
        token.Kind() switch
        {
            SyntaxKind.DotToken or SyntaxKind.MinusGreaterThanToken or SyntaxKind.ColonColonToken => token.Parent switch
            {
                MemberAccessExpressionSyntax access => access.Expression,
                QualifiedNameSyntax name => name.Left,
                AliasQualifiedNameSyntax name => name.Alias,
                MemberBindingExpressionSyntax { Parent: var parent } => parent
                    ?.AncestorsAndSelf()
                    .OfType<ConditionalAccessExpressionSyntax>()
                    .FirstOrDefault()
                    ?.Expression,
                _ => null,
            },
            _ => null,
        };

    private static IEnumerable<ISymbol> MembersOf(SyntaxNode owner, SemanticModel model, int position)
    {
        var symbol = model.GetSymbolInfo(owner).Symbol;
        if (symbol is INamespaceSymbol space)
        {
            return model.LookupNamespacesAndTypes(position, space);
        }
        if (symbol is ITypeSymbol type)
        {
            return model.LookupStaticMembers(position, type);
        }
        return model.GetTypeInfo(owner).Type is { TypeKind: not TypeKind.Error } valueType
            ? model
                .LookupSymbols(position, valueType, includeReducedExtensionMethods: true)
                .Where(member => !member.IsStatic || member is IMethodSymbol { IsExtensionMethod: true })
            : [];
    }

    private static IEnumerable<ISymbol> InScope(SemanticModel model, SyntaxNode root, int position)
    {
        var settable =
            root.FindToken(position)
                .Parent?.AncestorsAndSelf()
                .OfType<InitializerExpressionSyntax>()
                .FirstOrDefault(initializer =>
                    initializer.Kind() is SyntaxKind.ObjectInitializerExpression or SyntaxKind.CollectionInitializerExpression
                )
                ?.Parent
                is BaseObjectCreationExpressionSyntax creation
            && model.GetTypeInfo(creation).Type is { } created
                ? model.LookupSymbols(position, created).Where(member => member is IPropertySymbol or IFieldSymbol && !member.IsStatic)
                : [];
        return settable.Concat(model.LookupSymbols(position));
    }

    private static bool IsBrowsable(ISymbol symbol) =>
        !symbol
            .GetAttributes()
            .Any(attribute =>
                attribute.AttributeClass?.Name == nameof(EditorBrowsableAttribute)
                && attribute.ConstructorArguments is [{ Value: (int)EditorBrowsableState.Never }, ..]
            );

    /// <summary>Roslyn's name of a symbol's kind; a cell's variables are fields of its submission.</summary>
    private static string Kind(ISymbol symbol) =>
        symbol switch
        {
            INamedTypeSymbol type => $"{type.TypeKind}",
            IFieldSymbol { ContainingType.IsScriptClass: true } => $"{SymbolKind.Local}",
            _ => $"{symbol.Kind}",
        };

    private static IEnumerable<string> Keywords { get; } = [.. SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText), "var"];
}
