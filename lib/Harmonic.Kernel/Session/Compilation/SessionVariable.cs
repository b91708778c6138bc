namespace Harmonic.Kernel.Session.Compilation;

/// <summary>A variable that some cell declared.</summary>
internal sealed record SessionVariable(string Name, Type Type, object? Value);
