using Microsoft.CodeAnalysis.CSharp;

namespace Harmonic.Kernel.Session.Compilation;

/// <summary>A compiled piece of a cell, ready to run once.</summary>
/// <param name="Compilation">What it was compiled from; the next piece is chained to it.</param>
/// <param name="Start">Runs it over the session's states, one slot for each piece that has run.</param>
/// <param name="HasValue">Whether it ends in an expression without a semicolon that has a value.</param>
internal sealed record Submission(CSharpCompilation Compilation, Func<object?[], Task<object?>> Start, bool HasValue);
