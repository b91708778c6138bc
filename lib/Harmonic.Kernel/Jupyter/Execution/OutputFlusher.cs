using Harmonic.Kernel.Cells;

namespace Harmonic.Kernel.Jupyter.Execution;

/// <summary>Publishes gathered text a moment after it was written, so that a thousand short writes make a few messages.</summary>
internal sealed class OutputFlusher : IDisposable
{
    private const int Moment = 25; // ms; shorter than an eye sees

    private readonly WorkQueue<CellOutput> dirty = new();

    /// <summary>Starts the thread that publishes.</summary>
    public OutputFlusher() => new Thread(() => dirty.Serve(FlushSoon)) { IsBackground = true, Name = "iopub flush" }.Start();

    /// <summary>Has an output flushed soon.</summary>
    public void Schedule(CellOutput output) => dirty.Add(output);

    /// <inheritdoc/>
    public void Dispose() => dirty.End();

    private static void FlushSoon(CellOutput output)
    {
        Thread.Sleep(Moment);
        output.FlushWhole();
    }
}
