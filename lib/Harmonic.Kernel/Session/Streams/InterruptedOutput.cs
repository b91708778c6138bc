using Harmonic.Kernel.Cells;

namespace Harmonic.Kernel.Session.Streams;

/// <summary>
/// Output of a cell that may be interrupted. No message is torn in two: the runtime does not stop a thread inside a finally block.
/// A library's loop, which looks at no token, is stopped where it reports its progress; a moment is left to finally blocks,
/// which may write too. Asking for input stays interruptible.
/// </summary>
internal sealed class InterruptedOutput : ICellOutput
{
    private const int Moment = 300; // ms

    private readonly ICellOutput inner;
    private readonly CancellationToken interrupt;
    private long stopAt = long.MaxValue;

    public InterruptedOutput(ICellOutput inner, CancellationToken interrupt)
    {
        (this.inner, this.interrupt) = (inner, interrupt);
        interrupt.UnsafeRegister(_ => Volatile.Write(ref stopAt, Environment.TickCount64 + Moment), null);
    }

    public int? ExecutionCount => inner.ExecutionCount;

    public string? Language => inner.Language;

    public string? CellId => inner.CellId;

    public void Stream(string name, string text) => Whole(() => inner.Stream(name, text));

    public void Display(MimeBundle bundle, string? displayId) => Whole(() => inner.Display(bundle, displayId));

    public void UpdateDisplay(MimeBundle bundle, string displayId) => Whole(() => inner.UpdateDisplay(bundle, displayId));

    public void Result(MimeBundle bundle) => Whole(() => inner.Result(bundle));

    public void Clear(bool wait) => Whole(() => inner.Clear(wait));

    public string ReadLine(string prompt, bool password) => inner.ReadLine(prompt, password);

    private void Whole(Action send)
    {
        if (Environment.TickCount64 > Volatile.Read(ref stopAt))
        {
            Volatile.Write(ref stopAt, long.MaxValue); // Once: what cleans up may write on.
            interrupt.ThrowIfCancellationRequested();
        }
        try { }
        finally
        {
            send();
        }
    }
}
