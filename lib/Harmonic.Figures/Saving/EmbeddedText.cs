using System.Reflection;

namespace Harmonic.Figures;

/// <summary>Scripts and pages that are embedded in an assembly.</summary>
public static class EmbeddedText
{
    /// <summary>The text of an embedded file.</summary>
    /// <param name="assembly">The assembly that holds it.</param>
    /// <param name="name">Its logical name.</param>
    public static string Read(Assembly assembly, string name)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal static string Read(string name) => Read(typeof(EmbeddedText).Assembly, name);
}
