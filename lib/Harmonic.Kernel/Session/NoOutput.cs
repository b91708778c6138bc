using Harmonic.Kernel.Cells;

namespace Harmonic.Kernel.Session;

/// <summary>The output of code that belongs to no cell: nobody sees it.</summary>
internal sealed class NoOutput : ICellOutput
{
    public void Stream(string name, string text) { }

    public void Display(MimeBundle bundle, string? displayId) { }

    public void UpdateDisplay(MimeBundle bundle, string displayId) { }

    public void Result(MimeBundle bundle) { }

    public void Clear(bool wait) { }

    public string ReadLine(string prompt, bool password) => throw new InvalidOperationException("There is no front end to ask for input.");
}
