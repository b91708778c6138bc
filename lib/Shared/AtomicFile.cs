namespace Harmonic;

/// <summary>Files that appear whole or not at all. This file is compiled into every library that writes some.</summary>
internal static class AtomicFile
{
    // From its closing to its move a file is held by nobody, and is no leftover for all that.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Writes beside the file, then takes its place; what a killed process left there of the same file goes.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var name = Path.GetFileName(path);
        RemoveLeftovers(folder, $".{name}.{new string('?', 32)}.tmp");
        var temporary = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = File.Create(temporary))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch (ArgumentOutOfRangeException error) when (error.ParamName == "value")
        {
            // So .NET says that the system allows no file of this length; where the disk is full it is an IOException.
            throw new IOException("It is longer than the file system allows.", error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void RemoveLeftovers(string folder, string pattern)
    {
        foreach (var file in Directory.GetFiles(folder, pattern))
        {
            try
            {
                if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > LongestPause)
                {
                    using var held = new FileStream(
                        file,
                        FileMode.Open,
                        FileAccess.ReadWrite,
                        FileShare.None,
                        bufferSize: 1,
                        FileOptions.DeleteOnClose
                    );
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A living process writes it, or it is another user's.
            }
        }
    }
}
