using System.Net;
using System.Text.RegularExpressions;

namespace Harmonic.Figures;

/// <summary>A label without its marks, for terminals and screen readers.</summary>
internal static partial class PlainText
{
    internal static string FromHtml(string? html) =>
        WebUtility.HtmlDecode(Tag().Replace((html ?? "").Replace("<br>", " ", StringComparison.Ordinal), ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
