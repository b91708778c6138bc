using System.Collections.Concurrent;
using System.Globalization;

namespace Harmonic.Music;

/// <summary>
/// POP909 (Wang et al., ISMIR 2020) as its authors lay it out: a folder a song, named by its number, with <c>001.mid</c> of the tracks
/// MELODY, BRIDGE and PIANO and with <c>beat_midi.txt</c>, <c>chord_midi.txt</c> and <c>key_audio.txt</c> beside it. What was read is kept
/// as notes in one file of the same folder, and read again where a song's files have changed.
/// </summary>
public static class Pop909
{
    private const int AllSongs = 909;
    private const string CacheName = "songs.harmonic";

    /// <summary>Whether a folder holds a song of POP909.</summary>
    public static bool IsAt(string folder) => SongFolders(folder).Count > 0;

    /// <summary>Reads the songs that are there; one that cannot be read is named among the remarks and left out.</summary>
    /// <param name="folder">The folder of the songs' folders, or the one above it.</param>
    /// <param name="most">How many songs at most, by their numbers.</param>
    /// <exception cref="DirectoryNotFoundException">There is no song.</exception>
    public static MusicData Load(string folder, int most = AllSongs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var folders = SongFolders(folder);
        if (folders.Count == 0)
        {
            throw new DirectoryNotFoundException(
                $"There is no song of POP909 in {folder}, such as {Path.Combine(folder, "001", "001.mid")}; docs/data.md says how to put "
                    + "it there."
            );
        }
        var found = folders.Count;
        folders = folders[..Math.Min(most, found)];
        var cache = Path.Combine(folder, CacheName);
        var print = SongFile.Fingerprint(folders.SelectMany(Files));
        var kept = SongFile.Load(cache, print);
        var (songs, remarks) = kept ?? Read(folders);
        var more = new List<string>();
        if (kept is null && SongFile.Save(cache, print, songs, remarks) is { } refused)
        {
            more.Add(refused);
        }
        if (found < AllSongs)
        {
            more.Add($"{folder} holds {found} of POP909's {AllSongs} songs; each stays on its side of the split.");
        }
        return new MusicData($"POP909, {songs.Count} songs", songs, [.. remarks, .. more]);
    }

    /// <summary>Reads one song's folder.</summary>
    /// <exception cref="InvalidDataException">A file is missing, damaged, or of another kind.</exception>
    public static Song ReadSong(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var files = Files(folder).ToArray();
        if (Array.Find(files, file => !File.Exists(file)) is { } missing)
        {
            throw new InvalidDataException($"{missing} is missing.");
        }
        var grid = BeatGrid.Read(files[1]);
        var notes = MidiNotes.Read(files[0]).Where(note => PartOf(note.Track) is not null).Select(note => OnGrid(note, grid)).ToList();
        if (!notes.Exists(note => note.Part == SongPart.Melody))
        {
            throw new InvalidDataException(
                $"{files[0]} has no notes in a track MELODY; POP909's files have the tracks MELODY, BRIDGE and PIANO."
            );
        }
        return new Song(
            int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture),
            grid.Steps,
            notes,
            grid.Bars,
            Labels(files[2], grid),
            Labels(files[3], grid)
        );
    }

    private static SongPart? PartOf(string track) =>
        track.ToUpperInvariant() switch
        {
            "MELODY" => SongPart.Melody,
            "BRIDGE" => SongPart.Bridge,
            "PIANO" => SongPart.Piano,
            _ => null,
        };

    /// <summary>Both ends at the nearest step; a note sounds for one step at least.</summary>
    private static SongNote OnGrid(MidiNote note, BeatGrid grid)
    {
        var (start, end) = ((int)Math.Round(grid.Step(note.Start)), (int)Math.Round(grid.Step(note.End)));
        return new SongNote(PartOf(note.Track)!.Value, note.Pitch, start, Math.Max(1, end - start));
    }

    private static sbyte[] Labels(string path, BeatGrid grid)
    {
        var labels = new sbyte[grid.Steps];
        Array.Fill(labels, (sbyte)Triads.None);
        foreach (var (start, end, label) in AnnotationFile.Spans(path))
        {
            var from = Math.Clamp((int)Math.Round(grid.Step(start)), 0, labels.Length);
            var to = Math.Clamp((int)Math.Round(grid.Step(end)), from, labels.Length);
            labels.AsSpan(from, to - from).Fill((sbyte)Triads.Of(label));
        }
        return labels;
    }

    private static (IReadOnlyList<Song> Songs, IReadOnlyList<string> Remarks) Read(List<string> folders)
    {
        var (songs, remarks) = (new ConcurrentDictionary<string, Song>(), new ConcurrentDictionary<string, string>());
        Parallel.ForEach(folders, folder =>
        {
            try
            {
                songs[folder] = ReadSong(folder);
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                remarks[folder] = $"Song {Path.GetFileName(folder)} is left out: {error.Message}";
            }
        });
        return (
            [.. songs.OrderBy(pair => pair.Value.Number).Select(pair => pair.Value)],
            [.. remarks.OrderBy(pair => pair.Key).Select(pair => pair.Value)]
        );
    }

    private static IEnumerable<string> Files(string folder) =>
        new[] { Path.GetFileName(folder) + ".mid", "beat_midi.txt", "chord_midi.txt", "key_audio.txt" }.Select(file =>
            Path.Combine(folder, file)
        );

    private static List<string> SongFolders(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var inner = Path.Combine(folder, "POP909");
        return new[] { folder, inner }
            .Where(Directory.Exists)
            .Select(place => Directory.GetDirectories(place).Where(IsSong).Order(StringComparer.Ordinal).ToList())
            .FirstOrDefault(songs => songs.Count > 0, []);

        static bool IsSong(string song) => Path.GetFileName(song) is var name && name.Length == 3 && name.All(char.IsAsciiDigit);
    }
}
