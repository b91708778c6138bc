using Harmonic.Kernel.Cells;

namespace Harmonic.Kernel.Session.Streams;

/// <summary>The output of code that belongs to no cell: nobody sees it, but for a listener to its text.</summary>
internal sealed class NoOutput(Action<string>? written = null) : ICellOutput
{
    public void Stream(string name, string text) => written?.Invoke(text);

    public void Display(MimeBundle bundle, string? displayId) { }

    public void UpdateDisplay(MimeBundle bundle, string displayId) { }

    public void Result(MimeBundle bundle) { }

    public void Clear(bool wait) { }

    public string ReadLine(string prompt, bool password) =>
        throw new InvalidOperationException("Code that belongs to no cell cannot ask for input.");
}
