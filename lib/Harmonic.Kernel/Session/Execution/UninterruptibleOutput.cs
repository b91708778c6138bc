using Harmonic.Kernel.Display;

namespace Harmonic.Kernel.Session.Execution;

/// <summary>
/// Keeps an interrupt from tearing a message in two: the runtime does not stop a thread inside a finally block.
/// Asking for input stays interruptible.
/// </summary>
internal sealed class UninterruptibleOutput(ICellOutput inner) : ICellOutput
{
    public int? ExecutionCount => inner.ExecutionCount;

    public void Stream(string name, string text) => Whole(() => inner.Stream(name, text));

    public void Display(MimeBundle bundle, string? displayId) => Whole(() => inner.Display(bundle, displayId));

    public void UpdateDisplay(MimeBundle bundle, string displayId) => Whole(() => inner.UpdateDisplay(bundle, displayId));

    public void Result(MimeBundle bundle) => Whole(() => inner.Result(bundle));

    public void Clear(bool wait) => Whole(() => inner.Clear(wait));

    public string ReadLine(string prompt, bool password) => inner.ReadLine(prompt, password);

    private static void Whole(Action send)
    {
        try
        {
        }
        finally
        {
            send();
        }
    }
}
