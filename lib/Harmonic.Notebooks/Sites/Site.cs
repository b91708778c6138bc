using System.Net;
using System.Text;
using Harmonic.Figures;

namespace Harmonic.Notebooks.Sites;

/// <summary>
/// Turns executed notebooks into pages that can be read from disk without a network: plotly.js, formulas and syntax colours lie in the
/// site's own folder, once for all pages.
/// </summary>
internal static class Site
{
    private static readonly (string Module, string Target)[] Assets =
    [
        ("katex/dist/katex.min.js", "katex/katex.min.js"),
        ("katex/dist/katex.min.css", "katex/katex.min.css"),
        ("@highlightjs/cdn-assets/highlight.min.js", "highlight.min.js"),
    ];

    /// <summary>Builds the site.</summary>
    /// <returns>The path of its front page.</returns>
    /// <exception cref="ExportException">A notebook is missing or invalid, two have one name, or npm's packages are not
    /// restored.</exception>
    public static string Build(SiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Notebooks.Count == 0)
        {
            throw new ExportException("A site needs at least one notebook.");
        }

        NotebookDocument.RequireNames(options.Notebooks);
        var notebooks = options.Notebooks.Select(NotebookDocument.Open).ToArray();
        WriteAssets(Path.Combine(options.Folder, "assets"));
        var names = notebooks.Select(notebook => notebook.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var pages = notebooks.Select(notebook => new NotebookPage(notebook, names, options.Folder)).ToArray();
        foreach (var page in pages)
        {
            Write(Path.Combine(options.Folder, page.FileName), page.Title, options.Title, page.Body());
        }

        var front = Path.Combine(options.Folder, "index.html");
        Write(front, options.Title, options.Title, FrontPage.Body(options, pages));
        return front;
    }

    private static void WriteAssets(string folder)
    {
        Write(folder, "plotly.min.js", PlotlyLibrary.Script());
        foreach (var (module, target) in Assets)
        {
            AtomicFile.Write(Path.Combine(folder, target), File.ReadAllBytes(NodeModule.Find(module)));
        }

        var fonts = Path.Combine(Path.GetDirectoryName(NodeModule.Find("katex/dist/katex.min.css"))!, "fonts");
        foreach (var font in Directory.EnumerateFiles(fonts, "*.woff2"))
        {
            AtomicFile.Write(Path.Combine(folder, "katex", "fonts", Path.GetFileName(font)), File.ReadAllBytes(font));
        }

        Write(folder, "site.css", Embedded("site.css"));
        Write(folder, "site.js", Embedded("site.js"));

        // What a page exchanges in its figures for a reader who prefers dark pages.
        Write(folder, "dark.js", $"const darkTheme = {Theme.Dark.Exchange().ToJsonString()};\n");
    }

    private static string Embedded(string name) => EmbeddedText.Read(typeof(Site).Assembly, name);

    private static void Write(string folder, string name, string text) =>
        AtomicFile.Write(Path.Combine(folder, name), Encoding.UTF8.GetBytes(text));

    private static void Write(string path, string title, string site, string body)
    {
        var page = Embedded("site-page.html")
            .Replace("{{title}}", WebUtility.HtmlEncode(title), StringComparison.Ordinal)
            .Replace("{{site}}", WebUtility.HtmlEncode(site), StringComparison.Ordinal)
            .Replace("{{body}}", body, StringComparison.Ordinal);
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(page));
    }
}
