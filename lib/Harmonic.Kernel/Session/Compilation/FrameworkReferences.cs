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
    public static IReadOnlyList<string> Paths { get; } =
    [.. Directory.EnumerateFiles(Pack() ?? RuntimeDirectory, "*.dll").Where(DefinesTypes)];

    /// <summary>The same for the compiler: read once in a process, whoever asks.</summary>
    public static IReadOnlyList<PortableExecutableReference> All { get; } = [.. Paths.Select(ReferenceCatalog.Read)];

    private static string RuntimeDirectory => RuntimeEnvironment.GetRuntimeDirectory();

    /// <summary>The file of an assembly of the base class library, for the compiler; null if there is none of this name.</summary>
    public static string? Find(string name) =>
        Path.Combine(Path.GetDirectoryName(Paths[0])!, name + ".dll") is var path && File.Exists(path) ? path : null;

    /// <summary>Whether the base class library holds an assembly of this simple name.</summary>
    public static bool Holds(string name) => File.Exists(Path.Combine(RuntimeDirectory, name + ".dll"));

    /// <summary>The newest reference pack of the running version; null without an SDK.</summary>
    private static string? Pack()
    {
        // <root>/shared/Microsoft.NETCore.App/10.0.1/  ->  <root>/packs/Microsoft.NETCore.App.Ref/10.0.*/ref/net10.0
        var packs = new DirectoryInfo(Path.Combine(RuntimeDirectory, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var version = $"{Environment.Version.Major}.{Environment.Version.Minor}";
        return !packs.Exists
            ? null
            : packs
                .EnumerateDirectories($"{version}.*")
                .OrderByDescending(pack => Version.TryParse(pack.Name.Split('-')[0], out var number) ? number : null)
                .Select(pack => Path.Combine(pack.FullName, "ref", $"net{version}"))
                .FirstOrDefault(Directory.Exists);
    }

    /// <summary>
    /// A third of the pack only says where types have moved to. Every reference costs time in every cell, and who needs one of these
    /// gets it when it is missed (<see cref="ReferenceCatalog.ResolveMissingAssembly"/>).
    /// </summary>
    private static bool DefinesTypes(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return file.HasMetadata && file.GetMetadataReader().TypeDefinitions.Count > 1; // One is <Module>.
    }
}
