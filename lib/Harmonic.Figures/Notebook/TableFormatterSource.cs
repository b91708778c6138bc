namespace Harmonic.Figures;

/// <summary>The forms in which a table goes into a notebook.</summary>
public sealed class TableFormatterSource
{
    private readonly NotebookFormatter<Table>[] _formatters =
    [
        new NotebookFormatter<Table>("text/html", table => table.ToHtml()),
        new NotebookFormatter<Table>("text/plain", table => table.ToString()),
    ];

    /// <summary>The formatters, by the convention of .NET Interactive.</summary>
    public IEnumerable<NotebookFormatter<Table>> CreateTypeFormatters() => _formatters;
}
