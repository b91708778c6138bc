using System.Net;
using System.Text;

namespace Harmonic.Notebooks.Sites;

/// <summary>The page that leads to the notebooks: title, first paragraph and a picture of each.</summary>
internal static class FrontPage
{
    internal static string Body(SiteOptions options, IReadOnlyList<NotebookPage> pages)
    {
        var html = new StringBuilder($"<main class=\"front\"><h1>{WebUtility.HtmlEncode(options.Title)}</h1>\n");
        html.Append(MarkdownHtml.Render(options.Introduction));
        html.Append("<ul class=\"notebooks\">\n");
        foreach (var page in pages)
        {
            html.Append(
                $"<li><a href=\"{Uri.EscapeDataString(page.FileName)}\">{Picture(page)}<div "
                    + $"class=\"answer\"><b>{WebUtility.HtmlEncode(page.Title)}</b>"
            );
            html.Append($"<div class=\"summary\">{page.Summary}</div></div></a></li>\n");
        }

        return html.Append("</ul></main>\n").ToString();
    }

    private static string Picture(NotebookPage page) =>
        page.Picture is { } picture ? $"<img alt=\"\" src=\"data:image/png;base64,{picture}\">" : "";
}
