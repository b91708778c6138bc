namespace Harmonic.Figures;

/// <summary>Writes files so that a reader, or a crash, never finds half of one.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the file, then renames over it. Its folder is made if need be.</summary>
    /// <exception cref="ExportException">The folder or the file cannot be written, or the disk is full.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        Write(path, draft => draft.Write(bytes));
    }

    /// <summary>As above, for content that is written bit by bit.</summary>
    internal static void Write(string path, Action<Stream> fill)
    {
        var full = Path.GetFullPath(path);
        var draft = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (var stream = File.Create(draft))
            {
                fill(stream);
            }

            File.Move(draft, full, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }

            throw new ExportException($"{path} cannot be written: {error.Message.Replace(draft, full, StringComparison.Ordinal)}", error);
        }
    }
}
