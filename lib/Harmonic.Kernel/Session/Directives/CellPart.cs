namespace Harmonic.Kernel.Session.Directives;

/// <summary>A piece of a cell, in the order in which the pieces run.</summary>
/// <param name="Line">The 1-based line of the cell where it begins.</param>
internal abstract record CellPart(int Line);

/// <summary>C#, with empty lines before it so that its line numbers are the cell's.</summary>
internal sealed record CodePart(int Line, string Code) : CellPart(Line);

/// <summary>A magic command, <c>#!name arguments</c>; <paramref name="Text"/> is what stands below it, for commands that take text.</summary>
internal sealed record MagicPart(int Line, string Name, IReadOnlyList<string> Arguments, string Text) : CellPart(Line);

/// <summary><c>#r "nuget:…"</c> and <c>#i "nuget:…"</c> of one block of code, which runs after them.</summary>
internal sealed record PackagePart(int Line, IReadOnlyList<string> Packages, IReadOnlyList<string> Sources) : CellPart(Line);
