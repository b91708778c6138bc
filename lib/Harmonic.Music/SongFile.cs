using System.Security.Cryptography;
using System.Text;

namespace Harmonic.Music;

/// <summary>Songs in one file, whole or not at all, with the fingerprint of what they were read from.</summary>
internal static class SongFile
{
    private const string Form = "Harmonic songs 1";

    /// <summary>What tells whether files have changed: their names, lengths and times.</summary>
    internal static string Fingerprint(IEnumerable<string> files)
    {
        var text = new StringBuilder();
        foreach (var file in files.Select(file => new FileInfo(file)))
        {
            text.Append(file.Directory!.Name).Append('/').Append(file.Name).Append(' ');
            text.Append(file.Exists ? $"{file.Length} {file.LastWriteTimeUtc.Ticks}" : "missing").Append('\n');
        }
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>What a file holds; null where it is not there, is of other files, or is damaged.</summary>
    internal static (IReadOnlyList<Song> Songs, IReadOnlyList<string> Remarks)? Load(string path, string fingerprint)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path)));
            if (reader.ReadString() != Form || reader.ReadString() != fingerprint)
            {
                return null;
            }
            string[] remarks = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString())];
            Song[] songs = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => ReadSong(reader))];
            return (songs, remarks);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Keeps songs; what stands against it, in a sentence, if anything does.</summary>
    internal static string? Save(string path, string fingerprint, IReadOnlyList<Song> songs, IReadOnlyList<string> remarks)
    {
        try
        {
            AtomicFile.Write(path, stream =>
            {
                using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
                writer.Write(Form);
                writer.Write(fingerprint);
                writer.Write(remarks.Count);
                foreach (var remark in remarks)
                {
                    writer.Write(remark);
                }
                writer.Write(songs.Count);
                foreach (var song in songs)
                {
                    Write(writer, song);
                }
            });
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be written, so that the songs will be read from MIDI again the next time.";
        }
    }

    private static void Write(BinaryWriter writer, Song song)
    {
        writer.Write(song.Number);
        writer.Write(song.Steps);
        writer.Write(song.Bars.Count);
        foreach (var bar in song.Bars)
        {
            writer.Write(bar);
        }
        writer.Write(song.Chords.Select(label => (byte)label).ToArray());
        writer.Write(song.Keys.Select(label => (byte)label).ToArray());
        writer.Write(song.Notes.Count);
        foreach (var note in song.Notes)
        {
            writer.Write((byte)note.Part);
            writer.Write((byte)note.Pitch);
            writer.Write(note.Step);
            writer.Write(note.Length);
        }
    }

    private static Song ReadSong(BinaryReader reader)
    {
        var (number, steps) = (reader.ReadInt32(), reader.ReadInt32());
        int[] bars = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadInt32())];
        var (chords, keys) = (Labels(), Labels());
        var notes = new SongNote[reader.ReadInt32()];
        for (var i = 0; i < notes.Length; i++)
        {
            notes[i] = new((SongPart)reader.ReadByte(), reader.ReadByte(), reader.ReadInt32(), reader.ReadInt32());
        }
        return new Song(number, steps, notes, bars, chords, keys);

        sbyte[] Labels() =>
            reader.ReadBytes(steps) is var bytes && bytes.Length == steps
                ? Array.ConvertAll(bytes, label => (sbyte)label)
                : throw new EndOfStreamException();
    }
}
