using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Harmonic.Figures;
using Harmonic.Notebooks.Sites;
using Harmonic.Notebooks.Tests.Documents;

namespace Harmonic.Notebooks.Tests.Sites;

public sealed partial class SiteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _page;
    private readonly string _front;

    public SiteTests()
    {
        File.WriteAllBytes(_folder.File("dot.png"), Convert.FromBase64String(SampleNotebook.Picture));
        string[] notebooks =
        [
            _folder.Write("sample.ipynb", SampleNotebook.Json()),
            _folder.Write("other.ipynb", """{"nbformat": 4, "cells": []}"""),
        ];
        _front = File.ReadAllText(Site.Build(new SiteOptions(notebooks, _folder.File("site"), "My <site>", "An *introduction*.")));
        _page = File.ReadAllText(_folder.File("site/sample.html"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_page_needs_the_network()
    {
        Assert.All([_page, _front], page =>
            Assert.All(Source().Matches(page), source => Assert.DoesNotContain("://", source.Groups[1].Value, StringComparison.Ordinal))
        );
        Assert.All(
            [
                "plotly.min.js",
                "katex/katex.min.js",
                "katex/katex.min.css",
                "highlight.min.js",
                "site.css",
                "site.js",
                "dark.js",
                "katex/fonts/KaTeX_Main-Regular.woff2",
            ],
            asset => Assert.True(File.Exists(_folder.File("site/assets/" + asset)), asset)
        );
    }

    [Fact]
    public void The_front_page_leads_to_every_notebook_with_its_summary()
    {
        Assert.Contains("My &lt;site&gt;", _front, StringComparison.Ordinal);
        Assert.Contains("<em>introduction</em>", _front, StringComparison.Ordinal);
        Assert.Contains("href=\"sample.html\"", _front, StringComparison.Ordinal);
        Assert.Contains("href=\"other.html\"", _front, StringComparison.Ordinal);
        Assert.Contains(
            "What was asked, <strong>what</strong> was found: <span class=\"math\">\\(0.95\\)</span>. See the other or that.",
            _front,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Links_between_notebooks_lead_to_their_pages_and_others_are_left()
    {
        Assert.Contains("href=\"other.html#end\"", _page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/x.ipynb\"", _page, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_have_addresses_of_their_own_and_stand_in_the_contents()
    {
        Assert.Contains("<h2 id=\"Data\">", _page, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"Data-2\">", _page, StringComparison.Ordinal);
        Assert.Contains("href=\"#Data-2\"", _page, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_beside_the_notebook_are_copied_and_attachments_embedded()
    {
        Assert.Contains("src=\"assets/sample/dot.png\"", _page, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File("site/assets/sample/dot.png")));
        Assert.Contains($"src=\"data:image/png;base64,{SampleNotebook.Picture}\"", _page, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_one_name_in_several_folders_stay_apart()
    {
        string[] addresses = ["a/dot.png", "b/dot.png", "../dot.png"];
        foreach (var address in addresses)
        {
            var file = _folder.File("inner/" + address);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, address);
        }

        var page = Page("inner/notebook.ipynb", string.Concat(addresses.Select(address => $"![]({address}) ")));
        var copies = Source().Matches(page).Select(source => source.Groups[1].Value).Where(source => source.Contains("dot.png")).ToList();
        Assert.Equal(addresses, copies.Select(copy => File.ReadAllText(_folder.File("inner/site/" + copy))));
        Assert.DoesNotContain("..", string.Concat(copies), StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_with_quotes_does_not_break_the_contents() =>
        Assert.Contains("href=\"#The-&quot;best&quot;-one\"", Page("quotes.ipynb", "## The \"best\" one"), StringComparison.Ordinal);

    [Fact]
    public void Outputs_are_shown_in_their_richest_form_and_terminal_codes_are_gone()
    {
        Assert.Contains("<b>table</b>", _page, StringComparison.Ordinal);
        Assert.Contains("100%\nred &amp; done", _page, StringComparison.Ordinal);
        Assert.DoesNotContain("10%\r", _page, StringComparison.Ordinal);
        Assert.Contains("line &lt;3&gt;", _page, StringComparison.Ordinal);
        Assert.Contains("<table>", _page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_is_a_picture_with_its_data_beside_it_and_no_title_ends_the_script()
    {
        Assert.Equal(2, Regex.Count(_page, "<script type=\"application/json\" id=\"figure-\\d-data\">\\{"));
        Assert.Equal(Regex.Count(_page, "<script"), Regex.Count(_page, "</script>"));
        Assert.Contains("id=\"figure-1\"", _page, StringComparison.Ordinal);
    }

    [Fact]
    public void Formulas_reach_the_page_unspoilt() => Assert.Contains("\\alpha + 1 &lt; 2", _page, StringComparison.Ordinal);

    [Fact]
    public void Displayed_formulas_are_found_within_a_paragraph_and_not_within_code()
    {
        Assert.Contains("\\big\\langle\\,a,\nb \\\\ c", _page, StringComparison.Ordinal);
        Assert.Contains("<code>in $$code$$</code>", _page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_has_a_layout_for_narrow_screens() => Assert.Equal(2, Regex.Count(_page, "\"narrow\":\\{"));

    [Fact]
    public void Two_notebooks_of_one_name_are_refused()
    {
        Directory.CreateDirectory(_folder.File("b"));
        string[] twins = [_folder.File("other.ipynb"), _folder.Write("b/other.ipynb", """{"nbformat": 4, "cells": []}""")];
        Assert.Contains(
            "called other",
            Assert.Throws<ExportException>(() => Site.Build(new SiteOptions(twins, _folder.File("s")))).Message,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(_folder.File("s")));
    }

    private string Page(string name, string markdown)
    {
        var cell = new JsonObject { ["cell_type"] = "markdown", ["source"] = markdown };
        var notebook = _folder.Write(name, new JsonObject { ["nbformat"] = 4, ["cells"] = new JsonArray(cell) }.ToJsonString());
        var site = Path.Combine(Path.GetDirectoryName(notebook)!, "site");
        Site.Build(new SiteOptions([notebook], site));
        return File.ReadAllText(Path.Combine(site, Path.ChangeExtension(Path.GetFileName(name), ".html")));
    }

    [GeneratedRegex("(?:src|<link[^>]*href)=\"([^\"]*)\"")]
    private static partial Regex Source();
}
