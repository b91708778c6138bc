using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>The forms in which sounds go into a notebook: players, or a line of text each.</summary>
public sealed class SoundPlayerFormatterSource
{
    private readonly NotebookFormatter<SoundPlayer>[] _formatters =
    [
        new NotebookFormatter<SoundPlayer>("text/html", player => player.ToHtml()),
        new NotebookFormatter<SoundPlayer>("text/plain", player => player.ToString()),
    ];

    /// <summary>The formatters, by the convention of .NET Interactive.</summary>
    public IEnumerable<NotebookFormatter<SoundPlayer>> CreateTypeFormatters() => _formatters;
}
