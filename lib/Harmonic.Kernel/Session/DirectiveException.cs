namespace Harmonic.Kernel.Session;

/// <summary>A directive of a cell (<c>#!…</c>, <c>#r "nuget:…"</c>) cannot be carried out; the message says in one sentence why.</summary>
internal sealed class DirectiveException(string message) : Exception(message);
