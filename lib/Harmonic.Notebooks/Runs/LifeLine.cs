using System.IO.Pipes;

namespace Harmonic.Notebooks.Runs;

/// <summary>
/// A pipe to a run in another process, in which nothing is ever written. Its end asks the run to save and end; it comes when this side is
/// disposed of, or this process ends, whatever ended it.
/// </summary>
internal sealed class LifeLine : IDisposable
{
    /// <summary>The option that names the run's side.</summary>
    public const string OptionName = "--lifeline";

    private readonly AnonymousPipeServerStream pipe = new(PipeDirection.Out, HandleInheritability.Inheritable);

    /// <summary>What the other process is started with.</summary>
    public IReadOnlyList<string> Arguments => [OptionName, pipe.GetClientHandleAsString()];

    /// <summary>The other process has been started, and holds its side.</summary>
    public void Given() => pipe.DisposeLocalCopyOfClientHandle();

    /// <inheritdoc/>
    public void Dispose() => pipe.Dispose();

    /// <summary>Waits, in the other process, for the end of the pipe that the option named.</summary>
    public static void Wait(string named)
    {
        using var pipe = new AnonymousPipeClientStream(PipeDirection.In, named);
        while (pipe.ReadByte() >= 0) { }
    }
}
