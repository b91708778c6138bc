using Harmonic.Kernel.Session.Execution;

namespace Harmonic.Kernel.Session.Streams;

/// <summary>
/// Catches what native code and child processes write to descriptors 1 and 2, which <see cref="Console.SetOut"/> does not see.
/// On Windows nothing is caught; it goes where the process's output goes.
/// </summary>
public sealed class NativeOutput : IDisposable
{
    private static volatile NativeOutput? current;
    private readonly DescriptorPipe[] pipes;

    private NativeOutput(DescriptorPipe[] pipes) => this.pipes = pipes;

    /// <summary>Where the process's own standard output leads, caught or not.</summary>
    public TextWriter Terminal => pipes.Length > 0 ? pipes[0].Outside : ConsoleRouting.Terminal;

    /// <summary>Begins to catch; dispose it to stop. One at a time in a process.</summary>
    public static NativeOutput Capture()
    {
        ConsoleRouting.Install();
        var capture = new NativeOutput(OperatingSystem.IsWindows() ? [] : [new(1, "stdout"), new(2, "stderr")]);
        current = capture;
        return capture;
    }

    /// <summary>Forwards all that native code has written until now.</summary>
    public static void Flush()
    {
        if (current is { pipes.Length: > 0 } capture)
        {
            _ = LibC.Flush(0);
            Array.ForEach(capture.pipes, pipe => pipe.Drain());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        current = null;
        Array.ForEach(pipes, pipe => pipe.Dispose());
    }
}
