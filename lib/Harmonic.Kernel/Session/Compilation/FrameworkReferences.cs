using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
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

    /// <summary>The same for the compiler: read once in a process, whoever asks.</summary>
    public static IReadOnlyList<PortableExecutableReference> All { get; } = [.. Paths.Select(ReferenceCatalog.Read)];

    private static string RuntimeDirectory => RuntimeEnvironment.GetRuntimeDirectory();

    /// <summary>The file of an assembly of the base class library, for the compiler; null if there is none of this name.</summary>
    public static string? Find(string name) =>
        Path.Combine(Path.GetDirectoryName(Paths[0])!, name + ".dll") is var path && File.Exists(path) ? path : null;

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
        var folder = Directory
            .EnumerateDirectories(packs, $"{major}.{minor}.*")
            .Select(pack => Path.Combine(pack, "ref", $"net{major}.{minor}"))
            .LastOrDefault(Directory.Exists);
        return folder is null ? null : Directory.EnumerateFiles(folder, "*.dll").Where(DefinesTypes);
    }

    /// <summary>
    /// A third of the pack only says where types have moved to. Every reference costs time in every cell, and who needs one of these
    /// gets it when it is missed (<see cref="ReferenceCatalog.ResolveMissingAssembly"/>).
    /// </summary>
    private static bool DefinesTypes(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return file.GetMetadataReader().TypeDefinitions.Count > 1; // One is <Module>.
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
