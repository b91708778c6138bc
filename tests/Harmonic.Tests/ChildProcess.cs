using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Harmonic.Tests;

/// <summary>Runs a test's body in a process of its own: what would end the process then fails that test alone.</summary>
internal static class ChildProcess
{
    private const string Mark = "HARMONIC_TEST_CHILD";

    /// <summary>Starts the calling test again in a child, where it runs <paramref name="body"/>.</summary>
    /// <param name="body">What is tested; it fails by an exception.</param>
    /// <param name="folder">Where the test program is taken from; null for this one's own folder.</param>
    /// <param name="test">The calling test.</param>
    internal static void Run(Action body, string? folder = null, [CallerMemberName] string test = "")
    {
        if (Environment.GetEnvironmentVariable(Mark) == test)
        {
            body();
            return;
        }
        var (exitCode, output) = Start(body.Method.DeclaringType!, test, folder ?? AppContext.BaseDirectory);
        var passed = exitCode == 0 && output.Contains("Total: 1,", StringComparison.Ordinal);
        Assert.True(passed, $"The child ended with {exitCode}:\n{output}");
    }

    private static (int ExitCode, string Output) Start(Type holder, string test, string folder)
    {
        holder = holder.DeclaringType ?? holder; // a lambda that captures something lies in a class of its own
        var program = Path.Combine(folder, Path.GetFileName(typeof(ChildProcess).Assembly.Location));
        var start = new ProcessStartInfo("dotnet", [program, "-noColor", "-method", $"{holder.FullName}.{test}"])
        {
            RedirectStandardOutput = true,
            Environment = { [Mark] = test },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
