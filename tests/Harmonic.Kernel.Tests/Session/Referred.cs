namespace Harmonic.Kernel.Tests.Session;

/// <summary>What a cell finds in an assembly that it refers to.</summary>
public static class Referred
{
    public const int Number = 7;
}
