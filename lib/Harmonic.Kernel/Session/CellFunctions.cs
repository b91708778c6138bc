#pragma warning disable IDE1006, CA1707 // input, password and clear_output are what .NET Interactive's notebooks call.
using Harmonic.Kernel.Session.Execution;
using Microsoft.DotNet.Interactive;

namespace Harmonic.Kernel.Session;

/// <summary>What every cell can call without a using, beside what <see cref="Microsoft.DotNet.Interactive.Kernel"/> has.</summary>
public static class CellFunctions
{
    /// <summary>Asks the user for a line of text.</summary>
    /// <exception cref="InvalidOperationException">The front end takes no input.</exception>
    public static string input(string prompt = "") => Ask(prompt, password: false);

    /// <summary>Asks the user for a secret.</summary>
    /// <exception cref="InvalidOperationException">The front end takes no input.</exception>
    public static PasswordString password(string prompt = "") => new(Ask(prompt, password: true));

    /// <summary>Empties the cell's output; with <paramref name="wait"/> only when something new is there to show.</summary>
    public static void clear_output(bool wait = false) => CellContext.Current?.Output.Clear(wait);

    private static string Ask(string prompt, bool password) =>
        CellContext.Current is { } cell
            ? cell.Output.ReadLine(prompt, password)
            : throw new InvalidOperationException("Only a running cell can ask for input.");
}
