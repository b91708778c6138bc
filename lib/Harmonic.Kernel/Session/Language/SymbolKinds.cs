using Microsoft.CodeAnalysis;

namespace Harmonic.Kernel.Session.Language;

/// <summary>What front ends call the kinds of symbols, to choose an icon.</summary>
internal static class SymbolKinds
{
    /// <summary>The kind of a symbol.</summary>
    public static string Of(ISymbol symbol) =>
        symbol switch
        {
            INamedTypeSymbol type => type.TypeKind switch
            {
                TypeKind.Interface => "interface",
                TypeKind.Struct => "struct",
                TypeKind.Enum => "enum",
                TypeKind.Delegate => "class",
                _ => "class",
            },
            IMethodSymbol => "method",
            IPropertySymbol => "property",
            // A cell's variables are fields of its submission.
            IFieldSymbol { ContainingType.IsScriptClass: true } => "variable",
            IFieldSymbol => "field",
            IEventSymbol => "event",
            INamespaceSymbol => "module",
            ITypeParameterSymbol => "typeParameter",
            _ => "variable",
        };
}
