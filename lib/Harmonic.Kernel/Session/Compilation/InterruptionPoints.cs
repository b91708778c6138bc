using System.Text;
using Harmonic.Kernel.Session.Execution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Harmonic.Kernel.Session.Compilation;

/// <summary>
/// Puts an <see cref="InterruptionPoint"/> into every loop and function of a cell, on the line where it begins. The compiler can do that
/// itself (<c>InstrumentationKind.ModuleCancellation</c>), but leaves out a script's own statements, which are what a cell consists of.
/// </summary>
internal sealed class InterruptionPoints : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax Check = SyntaxFactory.ParseStatement(
        $"global::{typeof(InterruptionPoint).FullName}.{nameof(InterruptionPoint.Check)}();"
    );

    private readonly Lazy<SemanticModel> model;

    private InterruptionPoints(Lazy<SemanticModel> model) => this.model = model;

    /// <summary>The tree with the points; <paramref name="compile"/> is asked for what types mean, if that must be known.</summary>
    public static SyntaxTree Insert(SyntaxTree tree, Func<SyntaxTree, CSharpCompilation> compile)
    {
        var root = tree.GetRoot();
        var changed = new InterruptionPoints(new Lazy<SemanticModel>(() => compile(tree).GetSemanticModel(tree))).Visit(root)!;
        return changed == root
            ? tree
            : CSharpSyntaxTree.Create((CompilationUnitSyntax)changed, (CSharpParseOptions)tree.Options, tree.FilePath, Encoding.UTF8);
    }

    /// <inheritdoc/>
    public override SyntaxNode? Visit(SyntaxNode? node) =>
        base.Visit(node) switch
        {
            WhileStatementSyntax loop => loop.WithStatement(Checked(loop.Statement)),
            DoStatementSyntax loop => loop.WithStatement(Checked(loop.Statement)),
            ForStatementSyntax loop => loop.WithStatement(Checked(loop.Statement)),
            CommonForEachStatementSyntax loop => loop.WithStatement(Checked(loop.Statement)),
            MethodDeclarationSyntax { Body: { } body } method => method.WithBody(Checked(body)),
            MethodDeclarationSyntax { ExpressionBody.Expression: { } value } method
                when Body(value, method.ReturnType, method.Modifiers) is { } body => method
                .WithExpressionBody(null)
                .WithSemicolonToken(default)
                .WithBody(body),
            LocalFunctionStatementSyntax { Body: { } body } function => function.WithBody(Checked(body)),
            LocalFunctionStatementSyntax { ExpressionBody.Expression: { } value } function
                when Body(value, function.ReturnType, function.Modifiers) is { } body => function
                .WithExpressionBody(null)
                .WithSemicolonToken(default)
                .WithBody(body),
            LambdaExpressionSyntax lambda => CheckedLambda((LambdaExpressionSyntax)node!, lambda),
            var other => other,
        };

    private static BlockSyntax Checked(StatementSyntax statement) =>
        statement is BlockSyntax block ? block.WithStatements(block.Statements.Insert(0, Check)) : SyntaxFactory.Block(Check, statement);

    private LambdaExpressionSyntax CheckedLambda(LambdaExpressionSyntax original, LambdaExpressionSyntax visited)
    {
        if (visited.Block is { } block)
        {
            return visited.WithBlock(Checked(block));
        }
        // An expression tree is to stay one.
        var type = model.Value.GetTypeInfo(original).ConvertedType as INamedTypeSymbol;
        return
            type?.DelegateInvokeMethod is { ReturnsByRef: false, ReturnsByRefReadonly: false } invoked
            && visited.ExpressionBody is { } value and not ThrowExpressionSyntax
            ? visited
                .WithExpressionBody(null)
                .WithBlock(Body(value, hasResult: !IsVoid(invoked.ReturnType, visited.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword))))
            : visited;
    }

    private static bool IsVoid(ITypeSymbol type, bool isAsync) =>
        type.SpecialType == SpecialType.System_Void
        || (isAsync && type is INamedTypeSymbol { IsGenericType: false, Name: "Task" or "ValueTask" });

    /// <summary>An expression body as a block; null where it must remain an expression.</summary>
    private static BlockSyntax? Body(ExpressionSyntax value, TypeSyntax returned, SyntaxTokenList modifiers)
    {
        if (value is ThrowExpressionSyntax || returned is RefTypeSyntax)
        {
            return null;
        }
        var isVoid = returned is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
        var isTask = modifiers.Any(SyntaxKind.AsyncKeyword) && returned.ToString().Split('.')[^1] is "Task" or "ValueTask";
        return Body(value, hasResult: !isVoid && !isTask);
    }

    private static BlockSyntax Body(ExpressionSyntax value, bool hasResult) =>
        SyntaxFactory.Block(
            Check,
            hasResult
                ? SyntaxFactory.ReturnStatement(
                    SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                    value,
                    SyntaxFactory.Token(SyntaxKind.SemicolonToken)
                )
                : SyntaxFactory.ExpressionStatement(value)
        );
}
