namespace Harmonic.Figures;

/// <summary>Writes a figure in one MIME type, by the convention of .NET Interactive.</summary>
public sealed class FigureFormatter
{
    private readonly Func<Figure, string?> _write;

    internal FigureFormatter(string mimeType, Func<Figure, string?> write) => (MimeType, _write) = (mimeType, write);

    /// <summary>What <see cref="Format"/> writes; binary types as base64.</summary>
    public string MimeType { get; }

    /// <summary>The type it formats.</summary>
    public Type Type { get; } = typeof(Figure);

    /// <summary>Writes the figure.</summary>
    /// <returns>Whether the figure has this form at present; if not, nothing is written.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (instance is not Figure figure || _write(figure) is not { } content)
        {
            return false;
        }

        writer.Write(content);
        return true;
    }
}
