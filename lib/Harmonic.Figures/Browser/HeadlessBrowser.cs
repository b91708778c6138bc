using System.Diagnostics;
using System.IO.Pipes;

namespace Harmonic.Figures.Browser;

/// <summary>A browser process without a window, with a profile of its own that is removed when it ends.</summary>
internal sealed class HeadlessBrowser : IAsyncDisposable
{
    /// <summary>No network is used: a figure carries all it needs.</summary>
    private static readonly string[] Switches =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--mute-audio",
        "--force-color-profile=srgb",
        "--font-render-hinting=none",
        "--enable-unsafe-swiftshader",
        "--in-process-gpu",
        "--remote-debugging-pipe",
    ];

    private readonly Process _process;
    private readonly string _profile;

    private HeadlessBrowser(Process process, string profile, DevToolsPipe pipe)
    {
        (_process, _profile, Pipe) = (process, profile, pipe);
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    internal DevToolsPipe Pipe { get; }

    /// <summary>The folder of the profile, which is removed with the browser.</summary>
    internal string Profile => _profile;

    /// <summary>Whether the browser answers no more.</summary>
    internal bool HasEnded => _process.HasExited;

    /// <summary>The browser's process.</summary>
    internal int ProcessId => _process.Id;

    /// <exception cref="ExportException">No browser is installed, or it could not be started.</exception>
    internal static HeadlessBrowser Start()
    {
        var program = BrowserLocator.Find();
        var profile = Directory.CreateTempSubdirectory("harmonic-browser-").FullName;
        try
        {
            return OperatingSystem.IsWindows() ? StartOnWindows(program, profile) : StartOnUnix(program, profile);
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException)
        {
            DeleteProfile(profile);
            throw new ExportException($"The browser {program} could not be started: {error.Message}", error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        await EndAsync().ConfigureAwait(false);
        await Pipe.DisposeAsync().ConfigureAwait(false);
        _process.Dispose();
        DeleteProfile(_profile);
    }

    /// <summary>The browser reads its commands from descriptor 3 and answers on 4; the shell puts our two pipes there.</summary>
    private static HeadlessBrowser StartOnUnix(string program, string profile)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1");
        start.ArgumentList.Add(program);
        AddSwitches(start, profile);
        var process = Process.Start(start)!;
        return new HeadlessBrowser(process, profile, new DevToolsPipe(process.StandardInput.BaseStream, process.StandardOutput.BaseStream));
    }

    /// <summary>On Windows the browser is told the handles of two inherited pipes.</summary>
    private static HeadlessBrowser StartOnWindows(string program, string profile)
    {
        var toBrowser = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        var fromBrowser = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        var start = new ProcessStartInfo(program) { UseShellExecute = false };
        AddSwitches(start, profile);
        start.ArgumentList.Add(
            $"--remote-debugging-io-pipes={toBrowser.GetClientHandleAsString()},{fromBrowser.GetClientHandleAsString()}"
        );
        var process = Process.Start(start)!;
        toBrowser.DisposeLocalCopyOfClientHandle();
        fromBrowser.DisposeLocalCopyOfClientHandle();
        return new HeadlessBrowser(process, profile, new DevToolsPipe(toBrowser, fromBrowser));
    }

    private static void AddSwitches(ProcessStartInfo start, string profile)
    {
        foreach (var option in Switches)
        {
            start.ArgumentList.Add(option);
        }

        start.ArgumentList.Add("--user-data-dir=" + profile);
    }

    private void OnProcessExit(object? sender, EventArgs e)
    {
        Kill();
        DeleteProfile(_profile);
    }

    private async Task EndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            await Pipe.SendAsync("Browser.close", [], null, patience.Token).ConfigureAwait(false);
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or ExportException)
        {
            Kill();
        }
    }

    internal void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(TimeSpan.FromSeconds(3));
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private static void DeleteProfile(string profile)
    {
        for (var attempt = 0; attempt < 5 && Directory.Exists(profile); attempt++)
        {
            try
            {
                Directory.Delete(profile, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A child of the browser still writes there; it ends within moments.
                Thread.Sleep(100);
            }
        }
    }
}
