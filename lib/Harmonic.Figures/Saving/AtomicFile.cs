using System.Text.RegularExpressions;

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
        try
        {
            Harmonic.AtomicFile.Write(path, fill);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The draft's name is nobody's business.
            var message = Regex.Replace(error.Message, @"\.([^/\\]+)\.[0-9a-f]{32}\.tmp", "$1");
            throw new ExportException($"{path} cannot be written: {message}", error);
        }
    }
}
