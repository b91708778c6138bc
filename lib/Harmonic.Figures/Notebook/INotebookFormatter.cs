namespace Harmonic.Figures;

/// <summary>A <see cref="NotebookFormatter{T}"/> of any type.</summary>
public interface INotebookFormatter
{
    /// <summary>What it writes; binary types as base64.</summary>
    string MimeType { get; }

    /// <summary>Writes the value.</summary>
    /// <returns>Whether the value has this form at present; if not, nothing is written.</returns>
    bool Format(object instance, TextWriter writer);
}
