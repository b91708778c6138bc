namespace Harmonic.Embedding.Tests;

/// <summary>Calls that end because of an argument.</summary>
internal static class Refused
{
    public static void With(string words, Action call) => Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(call).Message);
}
