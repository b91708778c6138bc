namespace Harmonic.Figures;

/// <summary>
/// The forms in which a figure goes into a notebook. Always: the plotly.js document, which VS Code and JupyterLab's plotly extension
/// draw, and plain text. Beside it, for whoever does not read that document, one of two, never both:
/// <list type="bullet">
/// <item>while a person is at the keyboard, HTML that draws the figure in any Jupyter front end;</item>
/// <item>in a notebook made to be kept (<c>HARMONIC_HEADLESS=1</c> or <c>HARMONIC_STATIC_FIGURES=1</c>), a PNG picture, which GitHub,
/// nbconvert and every viewer show. HTML is left out then: viewers prefer it to the picture and many strip its
/// script, and it would hold the data a second time.</item>
/// </list>
/// </summary>
public sealed class FigureFormatterSource
{
    /// <summary>The plotly.js document.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    private readonly NotebookFormatter<Figure>[] _formatters =
    [
        new NotebookFormatter<Figure>(PlotlyMimeType, figure => figure.ToPlotly().ToJsonString()),
        new NotebookFormatter<Figure>("text/html", figure => IsStatic ? null : NotebookHtml.Of(figure.ToPlotly(), figure.ToString())),
        new NotebookFormatter<Figure>("image/png", figure => IsStatic ? NotebookPicture.Of(figure) : null),
        new NotebookFormatter<Figure>("text/plain", figure => figure.ToString()),
    ];

    /// <summary>Whether a static picture is wanted.</summary>
    internal static bool IsStatic => IsOn("HARMONIC_HEADLESS") || IsOn("HARMONIC_STATIC_FIGURES");

    internal static string[] MimeTypes => [PlotlyMimeType, IsStatic ? "image/png" : "text/html", "text/plain"];

    /// <summary>The formatters, by the convention of .NET Interactive.</summary>
    public IEnumerable<NotebookFormatter<Figure>> CreateTypeFormatters() => _formatters;

    private static bool IsOn(string variable) => Environment.GetEnvironmentVariable(variable) is "1" or "true";
}
