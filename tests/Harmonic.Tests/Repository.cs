namespace Harmonic.Tests;

/// <summary>The working tree these tests were built in: what is published with the code is tested with it.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    internal static string File(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "HarmonicNotebooks.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("HarmonicNotebooks.sln is above the tests.");
        }
        return folder;
    }
}
