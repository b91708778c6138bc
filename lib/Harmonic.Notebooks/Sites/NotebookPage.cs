using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Harmonic.Notebooks.Sites;

/// <summary>One notebook as a page of a site.</summary>
internal sealed class NotebookPage
{
    private readonly NotebookDocument _notebook;
    private readonly MarkdownHtml _markdown;
    private readonly OutputHtml _outputs;

    /// <param name="notebook">The notebook.</param>
    /// <param name="names">The notebooks of the site, so that links between them lead to pages.</param>
    /// <param name="folder">The site's folder, to which pictures are copied.</param>
    internal NotebookPage(NotebookDocument notebook, IReadOnlySet<string> names, string folder)
    {
        _notebook = notebook;
        _markdown = new MarkdownHtml(names, new SitePictures(notebook, folder));
        _outputs = new OutputHtml(_markdown);
    }

    internal string FileName => _notebook.Name + ".html";

    internal string Title => MarkdownHtml.PlainText(_notebook.Title);

    /// <summary>The first paragraph, as HTML.</summary>
    internal string Summary => MarkdownHtml.FirstParagraph(MarkdownCells.Select(cell => cell.Source));

    /// <summary>The picture among the outputs that holds most, in base64; it stands for the notebook on the front page.</summary>
    internal string? Picture =>
        _notebook
            .Cells.SelectMany(cell => cell.ShownOutputs)
            .Select(output => MultilineText.Join(output["data"]?["image/png"]).ReplaceLineEndings(""))
            .Where(picture => picture.Length > 0)
            .MaxBy(picture => picture.Length);

    private IEnumerable<NotebookCell> MarkdownCells => _notebook.Cells.Where(cell => cell.IsMarkdown);

    internal string Body()
    {
        var cells = new StringBuilder();
        foreach (var cell in _notebook.Cells)
        {
            cells.Append(Cell(cell));
        }

        return $"<nav class=\"contents\" aria-label=\"Contents\">{Contents()}</nav>\n<main>\n{cells}</main>\n";
    }

    private string Cell(NotebookCell cell) =>
        (string?)cell.Json["cell_type"] switch
        {
            "markdown" => $"<section class=\"text\">{_markdown.Render(cell.Source, cell.Json["attachments"] as JsonObject)}</section>\n",
            "code" => Code(cell),
            _ => $"<pre class=\"raw\">{WebUtility.HtmlEncode(cell.Source)}</pre>\n",
        };

    private string Code(NotebookCell cell)
    {
        var source = cell.Source;
        var outputs = string.Concat(cell.ShownOutputs.Select(_outputs.Render));
        var code =
            source.Length == 0 ? "" : $"<pre class=\"code\"><code class=\"language-csharp\">{WebUtility.HtmlEncode(source)}</code></pre>";
        return $"<section class=\"cell\">{code}{outputs}</section>\n";
    }

    private string Contents()
    {
        var list = new StringBuilder("<ul>");
        foreach (var (level, id, text) in _markdown.Headings.Where(heading => heading.Level is 2 or 3))
        {
            list.Append($"<li class=\"level-{level}\"><a href=\"#{WebUtility.HtmlEncode(id)}\">{text}</a></li>");
        }

        return list.Append("</ul>").ToString();
    }
}
