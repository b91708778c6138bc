namespace Harmonic.Figures.Browser;

/// <summary>Finds a browser of the Chromium family on this machine.</summary>
internal static class BrowserLocator
{
    private static readonly string[] Commands =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "microsoft-edge-stable",
        "msedge",
        "chrome",
    ];

    /// <summary>
    /// The browser's program: the one that <c>CHROME_PATH</c> names, else the first of those on the search path and in the usual places.
    /// </summary>
    /// <exception cref="ExportException">There is none, or <c>CHROME_PATH</c> names no file.</exception>
    internal static string Find()
    {
        if (Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new ExportException($"CHROME_PATH is \"{named}\", and there is no such file.");
        }

        return OnSearchPath().Concat(UsualPlaces()).FirstOrDefault(File.Exists)
            ?? throw new ExportException(
                "To draw figures in space, and those of other makers, a browser is needed, and none was found. Install Chromium "
                    + "(Debian, Ubuntu: apt install chromium), "
                    + "Google Chrome or Microsoft Edge, or set the environment variable CHROME_PATH to the browser's program."
            );
    }

    private static IEnumerable<string> OnSearchPath()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        return Commands.SelectMany(command => folders.Select(folder => Path.Combine(folder, command + extension)));
    }

    private static IEnumerable<string> UsualPlaces()
    {
        if (OperatingSystem.IsMacOS())
        {
            string[] applications = ["Google Chrome", "Chromium", "Microsoft Edge"];
            return applications.Select(name => $"/Applications/{name}.app/Contents/MacOS/{name}");
        }

        if (!OperatingSystem.IsWindows())
        {
            return ["/snap/bin/chromium", "/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge"];
        }

        string[] programs =
        [
            @"Google\Chrome\Application\chrome.exe",
            @"Chromium\Application\chrome.exe",
            @"Microsoft\Edge\Application\msedge.exe",
        ];
        string?[] roots =
        [
            Environment.GetEnvironmentVariable("ProgramFiles"),
            Environment.GetEnvironmentVariable("ProgramFiles(x86)"),
            Environment.GetEnvironmentVariable("LocalAppData"),
        ];
        return roots.OfType<string>().SelectMany(root => programs.Select(program => Path.Combine(root, program)));
    }
}
