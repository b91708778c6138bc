namespace Harmonic.Figures;

/// <summary>Writes a value in one MIME type, by the convention of .NET Interactive.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class NotebookFormatter<T> : INotebookFormatter
{
    private readonly Func<T, string?> _write;

    /// <summary>A formatter.</summary>
    /// <param name="mimeType">What it writes; binary types as base64.</param>
    /// <param name="write">Writes a value; null where it has no such form at present.</param>
    public NotebookFormatter(string mimeType, Func<T, string?> write) => (MimeType, _write) = (mimeType, write);

    /// <summary>What <see cref="Format"/> writes; binary types as base64.</summary>
    public string MimeType { get; }

    /// <summary>The type it formats.</summary>
    public Type Type { get; } = typeof(T);

    /// <summary>Writes the value.</summary>
    /// <returns>Whether the value has this form at present; if not, nothing is written.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (instance is not T value || _write(value) is not { } content)
        {
            return false;
        }

        writer.Write(content);
        return true;
    }
}
