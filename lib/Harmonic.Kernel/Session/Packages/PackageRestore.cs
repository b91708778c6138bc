using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
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

    private static string CacheDirectory => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "harmonic", "packages");

    private void Build(string folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(DotNet, ["msbuild", RestoreProject.FileName, "-restore", $"-t:{RestoreProject.Target}", "-nologo", "-v:q", "-tl:off", "-nodeReuse:false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add($"-p:RestoreRootConfigDirectory={configurationDirectory}");
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Start(start);
        using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        cancel.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
        {
            throw new DirectiveException($"NuGet cannot restore the packages: {Explain(output)}");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new DirectiveException("Packages need the .NET SDK: there is no program `dotnet` on this machine's PATH.");
        }
    }

    /// <summary>The errors' own words, without the project file's path before and after them.</summary>
    private static string Explain(string output)
    {
        var errors = output.Split('\n')
            .Where(line => line.Contains(": error ", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(": error ", StringComparison.Ordinal) + ": error ".Length)..])
            .Select(line => line.Split(" [", StringSplitOptions.None)[0].Trim())
            .Distinct()
            .ToList();
        return errors.Count > 0 ? string.Join(" ", errors) : output.Trim();
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

    /// <summary>The host that belongs to the running framework, else the one on the PATH.</summary>
    private static string DotNet
    {
        get
        {
            var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
            var host = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            return Directory.Exists(Path.Combine(root, "sdk")) && File.Exists(host) ? host : "dotnet";
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
