using System.Runtime.InteropServices;
using System.Security;
using System.Text.Json;

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
            // Notebooks name feeds that have long gone; what others have is taken from them.
            $"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.{Environment.Version.Minor}</TargetFramework>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <UseAppHost>false</UseAppHost>
                <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>
                <NuGetAudit>false</NuGetAudit>
                <RestoreIgnoreFailedSources>true</RestoreIgnoreFailedSources>
                <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", packages.Select(Reference))}
              </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
              <Target Name="{Target}" DependsOnTargets="ResolveAssemblyReferences">
                <ItemGroup>
                  <PackageReferencePath Include="@(ReferencePath)" Condition="'%(ReferencePath.FrameworkReferenceName)' == ''" />
                  <NativeFile Include="@(ReferenceCopyLocalPaths)" Condition="'%(ReferenceCopyLocalPaths.AssetType)' == 'native'" />
                  <ManagedFile
                    Include="@(ReferenceCopyLocalPaths)"
                    Condition="'%(ReferenceCopyLocalPaths.AssetType)' != 'native' and '%(Extension)' == '.dll'" />
                </ItemGroup>
                {WriteLines(References, "PackageReferencePath")}
                {WriteLines(Assemblies, "ManagedFile")}
                {WriteLines(Natives, "NativeFile")}
              </Target>
            </Project>
            """;

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

    private static string Reference(PackageRequest package) =>
        $"<PackageReference Include=\"{SecurityElement.Escape(package.Name)}\" Version=\"{SecurityElement.Escape(package.Version)}\" />";

    private static string WriteLines(string file, string items) =>
        $"<WriteLinesToFile File=\"$(MSBuildProjectDirectory)/{file}\" Lines=\"@({items}->'%(FullPath)')\" Overwrite=\"true\" />";

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
