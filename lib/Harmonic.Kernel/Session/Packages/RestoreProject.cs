using System.Runtime.InteropServices;
using System.Text.Json;
using System.Xml.Linq;

namespace Harmonic.Kernel.Session.Packages;

/// <summary>The project through which the SDK restores packages, and the lists that its build leaves.</summary>
internal static class RestoreProject
{
    public const string FileName = "packages.csproj";

    /// <summary>The target that writes the lists.</summary>
    public const string Target = "WriteReferences";

    private const string References = "references.txt";
    private const string Assemblies = "assemblies.txt";
    private const string Natives = "natives.txt";

    /// <summary>The project's text. It depends on nothing but the packages: no file of the folders above is imported.</summary>
    public static string Text(IEnumerable<PackageRequest> packages, IEnumerable<string> sources) =>
        new XElement(
            "Project",
            new XElement(
                "PropertyGroup",
                new XElement("ImportDirectoryBuildProps", false),
                new XElement("ImportDirectoryBuildTargets", false),
                new XElement("ImportDirectoryPackagesProps", false)
            ),
            new XElement("Import", new XAttribute("Project", "Sdk.props"), new XAttribute("Sdk", "Microsoft.NET.Sdk")),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.{Environment.Version.Minor}"),
                new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
                new XElement("SelfContained", false),
                new XElement("UseAppHost", false),
                new XElement("CopyLocalLockFileAssemblies", true),
                new XElement("NuGetAudit", false),
                // Notebooks name feeds that have long gone; what others have is taken from them.
                new XElement("RestoreIgnoreFailedSources", true),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))
            ),
            new XElement(
                "ItemGroup",
                packages.Select(package => new XElement(
                    "PackageReference",
                    new XAttribute("Include", package.Name),
                    new XAttribute("Version", package.Version)
                ))
            ),
            new XElement("Import", new XAttribute("Project", "Sdk.targets"), new XAttribute("Sdk", "Microsoft.NET.Sdk")),
            new XElement(
                "Target",
                new XAttribute("Name", Target),
                new XAttribute("DependsOnTargets", "ResolveAssemblyReferences"),
                new XElement(
                    "ItemGroup",
                    new XElement(
                        "PackageReferencePath",
                        new XAttribute("Include", "@(ReferencePath)"),
                        new XAttribute("Condition", "'%(ReferencePath.FrameworkReferenceName)' == ''")
                    ),
                    new XElement(
                        "NativeFile",
                        new XAttribute("Include", "@(ReferenceCopyLocalPaths)"),
                        new XAttribute("Condition", "'%(ReferenceCopyLocalPaths.AssetType)' == 'native'")
                    ),
                    new XElement(
                        "ManagedFile",
                        new XAttribute("Include", "@(ReferenceCopyLocalPaths)"),
                        new XAttribute("Condition", "'%(ReferenceCopyLocalPaths.AssetType)' != 'native' and '%(Extension)' == '.dll'")
                    )
                ),
                WriteLines(References, "PackageReferencePath"),
                WriteLines(Assemblies, "ManagedFile"),
                WriteLines(Natives, "NativeFile")
            )
        ).ToString();

    /// <summary>What a built project in the folder found; null if it was not built, or if files have gone since.</summary>
    public static RestoredPackages? Read(string folder)
    {
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        if (!File.Exists(Path.Combine(folder, Natives)) || !File.Exists(assets))
        {
            return null;
        }
        var (references, assemblies, natives) = (Lines(folder, References), Lines(folder, Assemblies), Lines(folder, Natives));
        return references.Concat(assemblies).Concat(natives).All(File.Exists)
            ? new RestoredPackages(
                Packages(assets),
                references,
                assemblies,
                [.. natives.Select(path => Path.GetDirectoryName(path)!).Distinct()]
            )
            : null;
    }

    private static XElement WriteLines(string file, string items) =>
        new(
            "WriteLinesToFile",
            new XAttribute("File", "$(MSBuildProjectDirectory)/" + file),
            new XAttribute("Lines", $"@({items}->'%(FullPath)')"),
            new XAttribute("Overwrite", true)
        );

    private static string[] Lines(string folder, string file) =>
        [.. File.ReadAllLines(Path.Combine(folder, file)).Where(line => line.Length > 0)];

    private static List<RestoredPackage> Packages(string assets)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(assets));
        var folders = document.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        return
        [
            .. document
                .RootElement.GetProperty("libraries")
                .EnumerateObject()
                .Select(library =>
                {
                    var (parts, path) = (library.Name.Split('/'), library.Value.GetProperty("path").GetString()!);
                    var places = folders.Select(folder => Path.Combine(folder, path));
                    return new RestoredPackage(parts[0], parts[1], places.FirstOrDefault(Directory.Exists) ?? places.First());
                }),
        ];
    }
}
