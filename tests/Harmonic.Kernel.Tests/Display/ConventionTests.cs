using Harmonic.Kernel.Session.Kernels;

namespace Harmonic.Kernel.Tests.Display;

public sealed class ConventionTests : FormatterTest
{
    /// <summary>As a library would declare it that knows nothing of this kernel.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        public Type FormatterSourceType { get; } = formatterSourceType;

        public string[]? PreferredMimeTypes { get; set; }
    }

    [TypeFormatterSource(typeof(FigureFormatters), PreferredMimeTypes = ["application/vnd.plotly.v1+json", "image/png", "text/html"])]
    private class Figure
    {
        public bool HasPicture { get; init; }
    }

    private sealed class DerivedFigure : Figure;

    [TypeFormatterSource(typeof(FigureFormatters), PreferredMimeTypes = ["text/html"])]
    private sealed class HtmlFigure : Figure;

    private static class Other
    {
        [AttributeUsage(AttributeTargets.Class)]
        internal sealed class TypeFormatterSourceAttribute : Attribute
        {
            public string[] PreferredMimeTypes { get; } = ["text/plain"];
        }
    }

    [Other.TypeFormatterSource]
    private sealed class Odd;

    private sealed class FigureFormatters
    {
        private readonly string none = "";

        public IEnumerable<object> CreateTypeFormatters() =>
            [
                new FigureFormatter("application/vnd.plotly.v1+json", _ => """{"data":[{"y":[1,2]}]}"""),
                new FigureFormatter("text/html", _ => "<div>figure</div>"),
                new FigureFormatter("text/plain", _ => "Figure" + none),
                new FigureFormatter("image/png", figure => figure.HasPicture ? "iVBORw0=" : null),
            ];
    }

    private sealed class FigureFormatter(string mimeType, Func<Figure, string?> format)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (format((Figure)instance) is not { } text)
            {
                return false;
            }
            writer.Write(text);
            return true;
        }
    }

    [Fact]
    public void All_mime_types_of_a_types_own_formatters_are_shown()
    {
        var bundle = Bundles.Of(new Figure { HasPicture = true });
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/html", "text/plain"], bundle.Data.Keys.Order());
        Assert.Equal(2, (int)bundle.Data["application/vnd.plotly.v1+json"]["data"]![0]!["y"]![1]!);
        Assert.Equal("iVBORw0=", (string)bundle.Data["image/png"]!);
        Assert.Equal("Figure", RecordingOutput.PlainText(bundle));
    }

    [Fact]
    public void An_attribute_of_the_same_name_that_means_something_else_is_passed_over()
    {
        Assert.Contains("Odd", RecordingOutput.PlainText(Bundles.Of(new Odd())));
    }

    [Fact]
    public void The_convention_is_inherited()
    {
        Assert.Contains("application/vnd.plotly.v1+json", Bundles.Of(new DerivedFigure()).Data.Keys);
    }

    [Fact]
    public void Preferred_types_limit_what_is_shown()
    {
        Assert.Equal(["text/html", "text/plain"], Bundles.Of(new HtmlFigure()).Data.Keys);
    }

    [Fact]
    public void Figures_in_a_sequence_are_shown_as_html()
    {
        Assert.Equal(2, Html(new[] { new Figure(), new Figure() }).Split("<div>figure</div>").Length - 1);
    }
}
