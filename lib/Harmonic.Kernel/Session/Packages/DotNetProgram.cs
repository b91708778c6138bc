using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Harmonic.Kernel.Session.Packages;

/// <summary>The program <c>dotnet</c> of the SDK, which restores packages and builds projects.</summary>
internal static class DotNetProgram
{
    /// <summary>Runs it; cancelled, it and what it started are ended.</summary>
    /// <returns>Whether it succeeded, and what it wrote.</returns>
    /// <exception cref="DirectiveException">There is no SDK.</exception>
    public static (bool Succeeded, string Output) Run(string folder, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Start(start);
        using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        cancel.ThrowIfCancellationRequested();
        return (process.ExitCode == 0, output);
    }

    /// <summary>The errors' own words, without the project file's path before and after them.</summary>
    public static string Explain(string output)
    {
        var errors = output
            .Split('\n')
            .Where(line => line.Contains(": error ", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(": error ", StringComparison.Ordinal) + ": error ".Length)..])
            .Select(line => line.Split(" [", StringSplitOptions.None)[0].Trim())
            .Distinct()
            .ToList();
        return errors.Count > 0 ? string.Join(" ", errors) : output.Trim();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new DirectiveException("Packages and projects need the .NET SDK: there is no program `dotnet` on this machine's PATH.");
        }
    }

    /// <summary>The host that belongs to the running framework, else the one on the PATH.</summary>
    private static string Path
    {
        get
        {
            var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
            var host = System.IO.Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            return Directory.Exists(System.IO.Path.Combine(root, "sdk")) && File.Exists(host) ? host : "dotnet";
        }
    }
}
