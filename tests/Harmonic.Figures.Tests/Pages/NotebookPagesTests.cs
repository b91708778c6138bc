using System.Text;
using System.Text.RegularExpressions;
using Harmonic.Figures.Pages;
using SkiaSharp;

namespace Harmonic.Figures.Tests.Pages;

/// <summary>Every figure of the executed notebooks, drawn for one column and for both.</summary>
public sealed partial class NotebookPagesTests
{
    private static readonly Length Column = Length.Parse("3.3in"),
        Page = Length.Parse("7in");

    [Fact]
    public void All_but_those_in_space_are_drawn_without_a_browser()
    {
        Assert.True(NotebookPages.All.Length >= 58, "figures are missing from the notebooks");
        var left = NotebookPages.All.Where(figure => FigureFile.NeedsBrowser(figure.Document));
        Assert.All(left, figure => Assert.Contains("scatter3d", figure.Document["data"]!.ToJsonString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("3.3in", "paper")]
    [InlineData("7in", "paper")]
    [InlineData("820px", "screen")]
    public void No_text_lies_on_another_or_leaves_the_page(string width, string theme)
    {
        var options = new FigureFileOptions(Theme.Parse(theme), Length.Parse(width), Resolution: 36);
        var faults = new List<string>();
        foreach (var (name, document) in Flat())
        {
            var boxes = new List<(string Text, SKRect Box)>();
            var png = PageFile.Draw(document, ExportFormat.Png, options, (text, box) => boxes.Add((text, box)));
            var (pageWidth, pageHeight) = (
                36 * options.Width!.Value.Inches,
                System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))
            );
            faults.AddRange(
                boxes
                    .Where(text =>
                        text.Box.Left < -0.6
                        || text.Box.Top < -0.6
                        || text.Box.Right > pageWidth + 0.6
                        || text.Box.Bottom > pageHeight + 0.6
                    )
                    .Select(text => $"{name}: “{text.Text}” leaves the page of {pageWidth} × {pageHeight}: {text.Box}")
            );
            for (var first = 0; first < boxes.Count; first++)
            {
                faults.AddRange(
                    boxes
                        .Skip(first + 1)
                        .Where(second => Touch(boxes[first].Box, second.Box))
                        .Select(second => $"{name}: “{boxes[first].Text}” and “{second.Text}”")
                );
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Every_font_of_a_pdf_is_true_type_and_in_it_and_a_second_file_has_the_same_bytes()
    {
        Assert.All(Flat(), figure =>
        {
            var options = new FigureFileOptions(Theme.Paper(), Column);
            var bytes = PageFile.Draw(figure.Document, ExportFormat.Pdf, options);
            var pdf = Encoding.Latin1.GetString(bytes);
            var fonts = Regex.Count(pdf, @"/Type\s*/FontDescriptor\b");
            Assert.True(
                fonts > 0 || !figure.Document["layout"]!.ToJsonString().Contains("\"title\":\"", StringComparison.Ordinal),
                figure.Name
            );
            Assert.Equal(fonts, Regex.Count(pdf, @"/FontFile2\s"));
            Assert.DoesNotMatch(@"/Subtype\s*/Type3\b|/FontFile3?\s", pdf);
            Assert.Equal(
                3.3 * 72,
                double.Parse(MediaBox().Match(pdf).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture),
                0.5
            );
            Assert.True(bytes.AsSpan().SequenceEqual(PageFile.Draw(figure.Document, ExportFormat.Pdf, options)), figure.Name);
        });
    }

    [Fact]
    public void A_second_svg_has_the_same_bytes_and_its_labels_are_words()
    {
        var figure = Flat().First(figure => figure.Document.ToJsonString().Contains("principal components", StringComparison.Ordinal));
        var svg = Drawn(figure);
        Assert.Equal(svg, Drawn(figure));
        Assert.Contains(">principal components</text>", svg, StringComparison.Ordinal);

        static string Drawn((string, System.Text.Json.Nodes.JsonObject Document) figure) =>
            Encoding.UTF8.GetString(PageFile.Draw(figure.Document, ExportFormat.Svg, new FigureFileOptions(Theme.Paper(), Page)));
    }

    private static IEnumerable<(string Name, System.Text.Json.Nodes.JsonObject Document)> Flat() =>
        NotebookPages.All.Where(figure => !FigureFile.NeedsBrowser(figure.Document));

    /// <summary>Whether two boxes share more than the sliver that rounding gives.</summary>
    private static bool Touch(SKRect first, SKRect second) =>
        Math.Min(first.Right, second.Right) - Math.Max(first.Left, second.Left) > 0.3
        && Math.Min(first.Bottom, second.Bottom) - Math.Max(first.Top, second.Top) > 0.3;

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]")]
    private static partial Regex MediaBox();
}
