using Harmonic.Kernel.Session.Kernels;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Tests.Display;

/// <summary>Formatters are the process's: every test begins and ends without registrations.</summary>
public abstract class FormatterTest : IDisposable
{
    protected FormatterTest() => Formatter.ResetToDefault();

    public void Dispose()
    {
        Formatter.ResetToDefault();
        GC.SuppressFinalize(this);
    }

    internal static string Plain(object? value) => RecordingOutput.PlainText(Bundles.Of(value));

    /// <summary>The HTML without the style sheet.</summary>
    internal static string Html(object? value)
    {
        var html = (string)Bundles.Of(value).Data["text/html"]!;
        var end = html.IndexOf("</style>", StringComparison.Ordinal);
        var start = html.IndexOf("<style>", StringComparison.Ordinal);
        return end < 0 ? html : html[..start] + html[(end + "</style>".Length)..];
    }
}
