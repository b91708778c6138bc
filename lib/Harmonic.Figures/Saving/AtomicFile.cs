namespace Harmonic.Figures;

/// <summary>Writes files so that a reader, or a crash, never finds half of one.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the file, then renames over it. Its folder is made if need be.</summary>
    /// <exception cref="ExportException">The folder or the file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        try
        {
            Harmonic.AtomicFile.Write(path, stream => stream.Write(bytes));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"{path} cannot be written: {error.Message}", error);
        }
    }
}
