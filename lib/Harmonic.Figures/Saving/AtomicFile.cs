namespace Harmonic.Figures;

/// <summary>Writes files so that a reader, or a crash, never finds half of one.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the file, then renames over it. Its folder is made if need be.</summary>
    /// <exception cref="ExportException">The folder or the file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var full = Path.GetFullPath(path);
        var draft = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(draft, content);
            File.Move(draft, full, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
            throw new ExportException($"{path} cannot be written: {error.Message}", error);
        }
    }
}
