using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Harmonic.Kernel.Session.Compilation;

/// <summary>The base class library that cells compile against.</summary>
internal static class FrameworkReferences
{
    /// <summary>
    /// The SDK's reference pack for the running version, whose assemblies are small and documented;
    /// without an SDK the runtime's own assemblies.
    /// </summary>
    public static IReadOnlyList<string> Paths { get; } = [.. FromPack(RuntimeDirectory) ?? FromRuntime(RuntimeDirectory)];

    private static string RuntimeDirectory => RuntimeEnvironment.GetRuntimeDirectory();

    /// <summary>Whether the base class library holds an assembly of this simple name.</summary>
    public static bool Holds(string name) => File.Exists(Path.Combine(RuntimeDirectory, name + ".dll"));

    private static IEnumerable<string>? FromPack(string runtimeDirectory)
    {
        // <root>/shared/Microsoft.NETCore.App/10.0.1/  ->  <root>/packs/Microsoft.NETCore.App.Ref/10.0.*/ref/net10.0
        var root = Path.GetFullPath(Path.Combine(runtimeDirectory, "..", "..", ".."));
        var packs = Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref");
        if (!Directory.Exists(packs))
        {
            return null;
        }
        var (major, minor) = (Environment.Version.Major, Environment.Version.Minor);
        var folder = Directory.EnumerateDirectories(packs, $"{major}.{minor}.*")
            .Select(pack => Path.Combine(pack, "ref", $"net{major}.{minor}"))
            .LastOrDefault(Directory.Exists);
        return folder is null ? null : Directory.EnumerateFiles(folder, "*.dll");
    }

    private static IEnumerable<string> FromRuntime(string runtimeDirectory) =>
        Directory.EnumerateFiles(runtimeDirectory, "*.dll").Where(IsManaged);

    private static bool IsManaged(string path)
    {
        try
        {
            return AssemblyMetadata.CreateFromFile(path) is { } metadata && metadata.GetModules().Length > 0;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
