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
        var changed = new InterruptionPoints(new Lazy<SemanticModel>(() => compile(tree).GetSemanticModel(tree))).Visit(root);
        return changed == root
            ? tree
            : CSharpSyntaxTree.Create((CompilationUnitSyntax)changed, SubmissionChain.ParseOptions, tree.FilePath, Encoding.UTF8);
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var visited = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        CheckedLambda(node, base.VisitSimpleLambdaExpression(node));

    /// <inheritdoc/>
    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        CheckedLambda(node, base.VisitParenthesizedLambdaExpression(node));

    /// <inheritdoc/>
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return visited switch
        {
            { Body: { } body } => visited.WithBody(Checked(body)),
            { ExpressionBody.Expression: { } value } when Body(value, visited.ReturnType, visited.Modifiers) is { } body => visited
                .WithExpressionBody(null)
                .WithSemicolonToken(default)
                .WithBody(body),
            _ => visited,
        };
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var visited = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        return visited switch
        {
            { Body: { } body } => visited.WithBody(Checked(body)),
            { ExpressionBody.Expression: { } value } when Body(value, visited.ReturnType, visited.Modifiers) is { } body => visited
                .WithExpressionBody(null)
                .WithSemicolonToken(default)
                .WithBody(body),
            _ => visited,
        };
    }

    private static BlockSyntax Checked(StatementSyntax statement) =>
        statement is BlockSyntax block ? block.WithStatements(block.Statements.Insert(0, Check)) : SyntaxFactory.Block(Check, statement);

    private LambdaExpressionSyntax CheckedLambda(LambdaExpressionSyntax original, SyntaxNode? node)
    {
        var visited = (LambdaExpressionSyntax)node!;
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
