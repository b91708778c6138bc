using System.Diagnostics;

namespace Harmonic.Notebooks.Sweeps;

/// <summary>Other programs, and this one as another process would start it.</summary>
internal static class OwnProgram
{
    private static readonly bool IsHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";

    /// <summary>The file to start: the program itself, or <c>dotnet</c>.</summary>
    public static string FileName => Environment.ProcessPath!;

    /// <summary>What comes before the program's own arguments.</summary>
    public static IReadOnlyList<string> Arguments => IsHosted ? [Path.GetFullPath(Environment.GetCommandLineArgs()[0])] : [];

    /// <summary>Runs a program to its end.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads.</param>
    /// <returns>Its exit code and what it wrote; null where there is no such program.</returns>
    public static async Task<(int ExitCode, string Output, string Errors)?> RunAsync(
        string name,
        IEnumerable<string> arguments,
        string input = ""
    )
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            return (process.ExitCode, (await output).Trim(), (await errors).Trim());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
