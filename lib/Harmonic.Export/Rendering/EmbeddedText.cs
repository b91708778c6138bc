namespace Harmonic.Export;

/// <summary>Scripts and pages that are embedded in this assembly.</summary>
internal static class EmbeddedText
{
    internal static string Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
