using System.Reflection;

namespace Harmonic.Export;

/// <summary>Scripts and pages that are embedded in an assembly.</summary>
internal static class EmbeddedText
{
    internal static string Read(string name) => Read(typeof(EmbeddedText).Assembly, name);

    internal static string Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
