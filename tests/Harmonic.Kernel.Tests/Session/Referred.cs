namespace Harmonic.Kernel.Tests.Session;

/// <summary>What a cell finds in an assembly that it refers to.</summary>
public static class Referred
{
    public const int Number = 7;

    /// <summary>Works on without end and says so.</summary>
    public static void Write()
    {
        while (true)
        {
            Console.Write("on");
        }
    }

    /// <summary>Works on without end or a word.</summary>
    public static void Hang()
    {
        while (true) { }
    }
}
