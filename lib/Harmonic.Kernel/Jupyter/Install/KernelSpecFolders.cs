namespace Harmonic.Kernel.Jupyter.Install;

/// <summary>Where Jupyter and VS Code look for kernels ("Data files", jupyter-core; VS Code follows the same rules).</summary>
/// <param name="system">Whose rules; all but Windows and macOS go by XDG's.</param>
/// <param name="environment">Reads an environment variable.</param>
/// <param name="home">The user's home folder.</param>
internal sealed class KernelSpecFolders(PlatformID system, Func<string, string?> environment, string home)
{
    /// <summary>The folders on this machine, for this user.</summary>
    public static KernelSpecFolders OfThisMachine =>
        new(
            OperatingSystem.IsWindows() ? PlatformID.Win32NT
                : OperatingSystem.IsMacOS() ? PlatformID.MacOSX
                : PlatformID.Unix,
            Environment.GetEnvironmentVariable,
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)
        );

    /// <summary>The user's own.</summary>
    public string User =>
        Kernels(
            Variable("JUPYTER_DATA_DIR")
                ?? system switch
                {
                    PlatformID.Win32NT => Path.Combine(Variable("APPDATA") ?? Path.Combine(home, "AppData", "Roaming"), "jupyter"),
                    PlatformID.MacOSX => Path.Combine(home, "Library", "Jupyter"),
                    _ => Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter"),
                }
        );

    /// <summary>That of the active Python environment; null if none is active.</summary>
    public string? SysPrefix => (Variable("VIRTUAL_ENV") ?? Variable("CONDA_PREFIX")) is { } prefix ? Prefix(prefix) : null;

    /// <summary>All that are searched, the first to be found wins.</summary>
    public IReadOnlyList<string> Searched =>
        [
            .. (Variable("JUPYTER_PATH") ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(Kernels),
            User,
            .. SysPrefix is { } prefix ? new[] { prefix } : [],
            .. System,
        ];

    private char Separator => system == PlatformID.Win32NT ? ';' : ':';

    private IEnumerable<string> System =>
        system == PlatformID.Win32NT
            ? [Kernels(Path.Combine(Variable("PROGRAMDATA") ?? @"C:\ProgramData", "jupyter"))]
            : [Prefix("/usr/local"), Prefix("/usr")];

    /// <summary>That below an installation prefix.</summary>
    public static string Prefix(string prefix) => Kernels(Path.Combine(prefix, "share", "jupyter"));

    private static string Kernels(string data) => Path.Combine(data, "kernels");

    private string? Variable(string name) => environment(name) is { Length: > 0 } value ? value : null;
}
