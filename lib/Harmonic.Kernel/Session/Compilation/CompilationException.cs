using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Harmonic.Kernel.Session.Compilation;

/// <summary>A piece of a cell does not compile.</summary>
internal sealed class CompilationException(Microsoft.CodeAnalysis.Compilation compilation, ImmutableArray<Diagnostic> diagnostics)
    : Exception
{
    private const int MostUsings = 3;

    /// <summary>The first error.</summary>
    public override string Message => $"{Errors[0].Id}: {MessageOf(Errors[0])}";

    /// <summary>The errors, in the order of the source.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; } =
    [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(error => error.Location.SourceSpan.Start)];

    /// <summary>What the compiler says of an error, and what helps against it where that is known.</summary>
    public string MessageOf(Diagnostic error)
    {
        var message = error.GetMessage(CultureInfo.InvariantCulture);
        return error.Id switch
        {
            // A #r whose file is not there.
            "CS0006" when message.Replace('\\', '/').Contains("lib/bin/", StringComparison.Ordinal) => message
                + ". The libraries are not built yet: `./run build` builds them (or `dotnet build` in the repository's folder).",
            "CS0103" or "CS0246" when Usings(error) is { Length: > 0 } usings => $"{message}. Add {usings}",
            _ => message,
        };
    }

    /// <summary>The usings that would make an unknown name known; empty if none would.</summary>
    private string Usings(Diagnostic error)
    {
        if (error.Location.SourceTree?.GetRoot().FindToken(error.Location.SourceSpan.Start).Parent is not SimpleNameSyntax name)
        {
            return "";
        }
        var found = Spaces(compilation.GlobalNamespace)
            .Where(space =>
                space.GetTypeMembers(name.Identifier.ValueText, name.Arity).Any(type => type.DeclaredAccessibility == Accessibility.Public)
            )
            .Select(space => space.ToDisplayString())
            .OrderBy(space => !space.StartsWith(nameof(System), StringComparison.Ordinal))
            .ThenBy(space => space.Length);
        return string.Join(" or ", found.Take(MostUsings).Select(space => $"`using {space};`"));
    }

    private static IEnumerable<INamespaceSymbol> Spaces(INamespaceSymbol space) =>
        space.GetNamespaceMembers().SelectMany(inner => Spaces(inner).Prepend(inner));
}
