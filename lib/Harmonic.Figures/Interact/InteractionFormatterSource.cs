namespace Harmonic.Figures;

/// <summary>
/// The forms in which an <see cref="Interaction"/> goes into a notebook. With a kernel that has widgets: controls and a figure that
/// follows them. Without: the figure at the starting values, whose caption says so. In a notebook made to be kept: what a front end draws
/// of the widgets' saved state, the grid for a site, and the figure as other figures are kept.
/// </summary>
public sealed class InteractionFormatterSource
{
    /// <summary>A figure at a grid of its controls' values.</summary>
    public const string GridMimeType = "application/vnd.harmonic.sliders+json";

    private readonly NotebookFormatter<Interaction>[] _formatters =
    [
        new NotebookFormatter<Interaction>(FigureFormatterSource.PlotlyMimeType, Kept),
        new NotebookFormatter<Interaction>("text/html", Html),
        new NotebookFormatter<Interaction>("image/png", one => FigureFormatterSource.IsStatic ? NotebookPicture.Of(FigureOf(one)) : null),
        new NotebookFormatter<Interaction>("text/plain", Text),
    ];

    /// <summary>Whether controls move and a kernel answers.</summary>
    internal static bool IsLive => WidgetHost.Current is not null && !FigureFormatterSource.IsStatic;

    internal static string[] MimeTypes =>
        FigureFormatterSource.IsStatic ? [FigureFormatterSource.PlotlyMimeType, "image/png", "text/plain"] : ["text/html", "text/plain"];

    /// <summary>The formatters, by the convention of .NET Interactive.</summary>
    public IEnumerable<NotebookFormatter<Interaction>> CreateTypeFormatters() => _formatters;

    private static Figure FigureOf(Interaction interaction) => interaction.Parts.Select(part => part.Figure).OfType<Figure>().First();

    /// <summary>The first figure's document; what belongs above it is shown on the way.</summary>
    private static string? Kept(Interaction interaction)
    {
        if (!FigureFormatterSource.IsStatic)
        {
            return null;
        }

        if (WidgetHost.Current is { } host)
        {
            var view = interaction.View(host);
            (string, System.Text.Json.Nodes.JsonNode)[] forms =
            [
                (WidgetHost.ViewMimeType, view.Controls),
                .. interaction.SiteSteps > 0
                    ? [(GridMimeType, SliderGrid.Of(interaction))]
                    : Array.Empty<(string, System.Text.Json.Nodes.JsonNode)>(),
                ("text/plain", interaction.ToString()),
            ];
            host.Show(Guid.NewGuid().ToString("N"), again: false, forms);
            foreach (var part in interaction.Parts.Where(part => part.Figure is null))
            {
                host.Show(Guid.NewGuid().ToString("N"), again: false, ("text/html", (string)part.Document["html"]!));
            }
        }

        return FigureOf(interaction).ToPlotly().ToJsonString();
    }

    private static string? Html(Interaction interaction)
    {
        if (FigureFormatterSource.IsStatic)
        {
            return null;
        }

        if (WidgetHost.Current is { } host)
        {
            return interaction.View(host).Show();
        }

        var figure = FigureOf(interaction);
        var caption = string.Join(' ', new[] { figure.Caption, "Here " + interaction }.Where(text => text.Length > 0));
        (var before, figure.Caption) = (figure.Caption, caption);
        var html = NotebookHtml.Of(figure.ToPlotly(), figure.ToString());
        figure.Caption = before;
        return html + string.Concat(interaction.Parts.Select(part => (string?)part.Document["html"]));
    }

    private static string Text(Interaction interaction) =>
        string.Join(
            '\n',
            new[]
            {
                interaction.Parts.FirstOrDefault(part => part.Figure is not null)?.Figure?.ToString(),
                interaction.ToString(),
            }.OfType<string>()
        );
}
