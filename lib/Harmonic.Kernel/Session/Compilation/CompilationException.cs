using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Harmonic.Kernel.Session.Compilation;

/// <summary>A piece of a cell does not compile.</summary>
internal sealed class CompilationException(ImmutableArray<Diagnostic> diagnostics) : Exception
{
    /// <summary>The first error.</summary>
    public override string Message => $"{Errors[0].Id}: {Errors[0].GetMessage(CultureInfo.InvariantCulture)}";

    /// <summary>The errors, in the order of the source.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; } =
    [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(error => error.Location.SourceSpan.Start)];
}
