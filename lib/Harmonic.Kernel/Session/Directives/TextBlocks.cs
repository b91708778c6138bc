using System.Net;
using Harmonic.Kernel.Display;

namespace Harmonic.Kernel.Session.Directives;

/// <summary>Blocks of text in other languages that a front end shows.</summary>
internal static class TextBlocks
{
    private const string Plain = "text/plain";
    private const string HtmlType = "text/html";

    /// <summary>Shows HTML.</summary>
    public static void Html(ICellOutput output, string text) => Show(output, (HtmlType, text), (Plain, text));

    /// <summary>Runs a script in the front end.</summary>
    public static void Javascript(ICellOutput output, string text) =>
        Show(output, (HtmlType, $"<script type=\"text/javascript\">{text}</script>"), (Plain, text));

    /// <summary>Shows Markdown, which every Jupyter front end renders.</summary>
    public static void Markdown(ICellOutput output, string text) => Show(output, ("text/markdown", text), (Plain, text));

    /// <summary>Shows a diagram where the front end can draw it, and its source elsewhere.</summary>
    public static void Mermaid(ICellOutput output, string text) => Show(
        output,
        ("text/vnd.mermaid", text),
        (HtmlType, $"<pre class=\"mermaid\">{WebUtility.HtmlEncode(text)}</pre>"),
        (Plain, text));

    private static void Show(ICellOutput output, params (string MimeType, string Content)[] parts) =>
        output.Display(MimeBundle.Of(parts), displayId: null);
}
