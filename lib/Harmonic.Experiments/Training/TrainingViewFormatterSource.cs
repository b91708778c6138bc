using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>The forms in which a run as it goes on is shown in a notebook: a bar and a curve, or a line of text.</summary>
public sealed class TrainingViewFormatterSource
{
    private readonly NotebookFormatter<TrainingView>[] _formatters =
    [
        new NotebookFormatter<TrainingView>("text/html", view => view.ToHtml()),
        new NotebookFormatter<TrainingView>("text/plain", view => view.ToString()),
    ];

    /// <summary>The formatters, by the convention of .NET Interactive.</summary>
    public IEnumerable<NotebookFormatter<TrainingView>> CreateTypeFormatters() => _formatters;
}
