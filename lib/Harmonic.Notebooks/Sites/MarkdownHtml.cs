using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Harmonic.Notebooks.Sites;

/// <summary>The Markdown of one page as HTML, with addresses that hold inside the site and the headings it passed.</summary>
/// <param name="names">The notebooks of the site.</param>
/// <param name="pictures">Where the page's pictures lie.</param>
internal sealed partial class MarkdownHtml(IReadOnlySet<string> names, SitePictures pictures)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseEmphasisExtras()
        .UseAutoLinks()
        .UseFootnotes()
        .UseTaskLists()
        .UseMathematics()
        .UseDefinitionLists()
        .Build();

    private readonly List<(int Level, string Id, string Text)> _headings = [];
    private readonly HashSet<string> _ids = [];

    /// <summary>The headings rendered so far: level, address in the page, text as HTML.</summary>
    internal IReadOnlyList<(int Level, string Id, string Text)> Headings => _headings;

    /// <summary>Markdown that stands by itself.</summary>
    internal static string Render(string markdown) => Markdown.ToHtml(markdown, Pipeline);

    /// <summary>The text of a line of Markdown, without marks.</summary>
    internal static string PlainText(string markdown) => Markdown.ToPlainText(markdown, Pipeline).Trim();

    /// <summary>The first paragraph of several texts, as HTML without the links in it.</summary>
    internal static string FirstParagraph(IEnumerable<string> texts) =>
        texts
            .Select(text => Parse(text).OfType<ParagraphBlock>().FirstOrDefault())
            .OfType<ParagraphBlock>()
            .Select(paragraph => Link().Replace(Write(paragraph), ""))
            .FirstOrDefault()
        ?? "";

    internal string Render(string markdown, JsonObject? attachments)
    {
        var document = Parse(markdown);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            Register(heading);
        }

        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = link.IsImage ? pictures.AddressOf(link.Url ?? "", attachments) : PageOf(link.Url ?? "");
        }

        return Write(document);
    }

    /// <summary>
    /// Jupyter sets what stands between two pairs of dollar signs on lines of its own, wherever they are; Markdig needs them on such lines.
    /// </summary>
    private static MarkdownDocument Parse(string markdown) =>
        Markdown.Parse(
            CodeOrDisplayMath()
                .Replace(markdown, found =>
                    found.Groups["math"] is { Success: true } math ? $"\n\n$$\n{math.Value.Trim()}\n$$\n\n" : found.Value
                ),
            Pipeline
        );

    private static string Write(MarkdownObject part)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(part);
        return writer.ToString();
    }

    /// <summary>Gives a heading the address that it has in Jupyter, so that a notebook's links to its own sections hold.</summary>
    private void Register(HeadingBlock heading)
    {
        var text = InlineText(heading.Inline);
        var name = text.Replace(' ', '-');
        var id = name;
        for (var count = 2; !_ids.Add(id); count++)
        {
            id = $"{name}-{count}";
        }

        heading.GetAttributes().Id = id;
        _headings.Add((heading.Level, id, WebUtility.HtmlEncode(text)));
    }

    /// <summary>A link to a notebook of the site leads to its page.</summary>
    private string PageOf(string address)
    {
        var parts = address.Split('#', 2);
        var name = Path.GetFileNameWithoutExtension(parts[0]);
        return parts[0].EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) && names.Contains(Uri.UnescapeDataString(name))
            ? string.Join('#', [name + ".html", .. parts[1..]])
            : address;
    }

    private static string InlineText(ContainerInline? inline) =>
        inline is null
            ? ""
            : string.Concat(
                    inline
                        .Descendants()
                        .Select(part =>
                            part switch
                            {
                                LiteralInline literal => literal.Content.ToString(),
                                CodeInline code => code.Content,
                                Markdig.Extensions.Mathematics.MathInline math => $"${math.Content}$",
                                LineBreakInline => " ",
                                _ => "",
                            }
                        )
                )
                .Trim();

    [GeneratedRegex("</?a\\b[^>]*>")]
    private static partial Regex Link();

    /// <summary>Fenced code and code spans, in which dollar signs mean nothing, or displayed mathematics.</summary>
    [GeneratedRegex(
        @"^(?<fence>```|~~~).*?^\k<fence>|(?<tick>`+)[^`].*?\k<tick>|\$\$(?<math>.+?)\$\$",
        RegexOptions.Singleline | RegexOptions.Multiline
    )]
    private static partial Regex CodeOrDisplayMath();
}
