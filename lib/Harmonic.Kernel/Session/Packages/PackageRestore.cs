using System.Security.Cryptography;
using System.Text;

namespace Harmonic.Kernel.Session.Packages;

/// <summary>Restores packages through the .NET SDK, so that feeds, credentials and caches are those of every other project.</summary>
/// <param name="configurationDirectory">Where the search for NuGet.config begins: the notebook's folder.</param>
internal sealed class PackageRestore(string configurationDirectory)
{
    /// <summary>Restores a set of packages; one with fixed versions that was restored before takes no time.</summary>
    /// <exception cref="DirectiveException">The SDK is not there, or NuGet cannot do it.</exception>
    public RestoredPackages Restore(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources, CancellationToken cancel)
    {
        var project = RestoreProject.Text(packages, sources);
        var folder = Path.Combine(CacheDirectory, Hash(project + configurationDirectory));
        if (packages.All(package => package.IsFixed) && RestoreProject.Read(folder) is { } known)
        {
            return known;
        }
        Directory.CreateDirectory(CacheDirectory);
        var work = Directory.CreateDirectory($"{folder}.{Environment.ProcessId}").FullName;
        try
        {
            File.WriteAllText(Path.Combine(work, RestoreProject.FileName), project);
            Build(work, cancel);
            var restored = RestoreProject.Read(work) ?? throw new DirectiveException("NuGet's restore left no list of assemblies.");
            Keep(work, folder);
            return restored;
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }

    private static string CacheDirectory =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "harmonic",
            "packages"
        );

    private void Build(string folder, CancellationToken cancel)
    {
        var (succeeded, output) = DotNetProgram.Run(
            folder,
            [
                "msbuild",
                RestoreProject.FileName,
                "-restore",
                $"-t:{RestoreProject.Target}",
                "-nologo",
                "-v:q",
                "-tl:off",
                "-nodeReuse:false",
                $"-p:RestoreRootConfigDirectory={configurationDirectory}",
            ],
            cancel
        );
        if (!succeeded)
        {
            throw new DirectiveException($"NuGet cannot restore the packages: {DotNetProgram.Explain(output)}");
        }
    }

    private static void Keep(string work, string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
            Directory.Move(work, folder);
        }
        catch (IOException)
        {
            // Another session did the same at the same moment; its copy is as good.
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
