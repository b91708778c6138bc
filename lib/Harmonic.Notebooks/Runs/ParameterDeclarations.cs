using Harmonic.Kernel.Session;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Harmonic.Notebooks.Runs;

/// <summary>Reads the parameters that a cell declares.</summary>
internal static class ParameterDeclarations
{
    /// <summary>The variables declared at the top level of <paramref name="source"/>, in order.</summary>
    public static IReadOnlyList<Parameter> Read(string source)
    {
        var root = (CompilationUnitSyntax)CodeSession.Parse(source, "parameters").GetRoot();
        return
        [
            .. root
                .Members.Select(Declaration)
                .OfType<VariableDeclarationSyntax>()
                .SelectMany(declaration => declaration.Variables.Select(variable => Read(declaration.Type, variable))),
        ];
    }

    private static VariableDeclarationSyntax? Declaration(MemberDeclarationSyntax member) =>
        member switch
        {
            FieldDeclarationSyntax field => field.Declaration,
            GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } => local.Declaration,
            _ => null,
        };

    private static Parameter Read(TypeSyntax type, VariableDeclaratorSyntax variable)
    {
        var name = variable.Identifier.ValueText;
        var value = (variable.Initializer?.Value as LiteralExpressionSyntax)?.Token.Value;
        return type switch
        {
            NullableTypeSyntax nullable => new Parameter(name, nullable.ElementType.ToString(), Nullable: true) { Value = value },
            { IsVar: true } => new Parameter(name, TypeOf(variable.Initializer?.Value), Nullable: false) { Value = value },
            _ => new Parameter(name, type.ToString(), Nullable: false) { Value = value },
        };
    }

    /// <summary>The type of a literal, as the compiler takes it; <c>var</c> for anything else.</summary>
    private static string TypeOf(ExpressionSyntax? value) =>
        value switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } negative => TypeOf(negative.Operand),
            LiteralExpressionSyntax literal => literal.Token.Value switch
            {
                int => "int",
                long => "long",
                double => "double",
                float => "float",
                decimal => "decimal",
                bool => "bool",
                string => "string",
                _ => "var",
            },
            InterpolatedStringExpressionSyntax => "string",
            _ => "var",
        };
}
