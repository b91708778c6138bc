using NAudio.Midi;

namespace Harmonic.Music;

/// <summary>A note of a MIDI file.</summary>
/// <param name="Track">The name of its track; empty where it has none.</param>
/// <param name="Pitch">In semitones, 0 to 127; 60 is the middle C.</param>
/// <param name="Start">In seconds.</param>
/// <param name="End">In seconds, after the start.</param>
public readonly record struct MidiNote(string Track, int Pitch, double Start, double End);

/// <summary>
/// The notes of a MIDI file of type 0 or 1, with their times in seconds by the file's tempo changes. A note that is struck again while it
/// sounds ends there, and one that is never released ends with its track. A note without length is not heard and is left out.
/// </summary>
public static class MidiNotes
{
    private const double DefaultQuarter = 0.5; // s, where a file names no tempo

    /// <summary>Reads a file.</summary>
    /// <returns>The notes of all tracks, in the order of their starts and pitches.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, or MIDI of a kind that has no common time.</exception>
    public static IReadOnlyList<MidiNote> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = Opened(path);
        if (file.FileFormat > 1)
        {
            throw new InvalidDataException(
                $"{path} is MIDI of type {file.FileFormat}, whose tracks have no common time; save it as type 1."
            );
        }
        if (file.DeltaTicksPerQuarterNote is <= 0 or > short.MaxValue)
        {
            throw new InvalidDataException($"{path} counts time in frames of a film, not in beats; save it with ticks a quarter note.");
        }
        var tempo = new Tempo(file);
        return
        [
            .. Enumerable
                .Range(0, file.Tracks)
                .SelectMany(track => OfTrack(file.Events[track], tempo))
                .OrderBy(note => note.Start)
                .ThenBy(note => note.Pitch),
        ];
    }

    private static MidiFile Opened(string path)
    {
        try
        {
            // Whole in memory: the reader of the package asks for a few bytes at a time.
            using var stream = new MemoryStream(File.ReadAllBytes(path));
            return new MidiFile(stream, strictChecking: false);
        }
        catch (Exception error) when (error is not (FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException))
        {
            throw new InvalidDataException($"{path} is damaged, or no MIDI file: {error.Message.Split('\n')[0].TrimEnd('.')}.");
        }
    }

    private static List<MidiNote> OfTrack(IList<MidiEvent> events, Tempo tempo)
    {
        var name = events.OfType<TextEvent>().FirstOrDefault(text => text.MetaEventType == MetaEventType.SequenceTrackName)?.Text ?? "";
        var notes = new List<MidiNote>();
        var sounding = new Dictionary<(int Channel, int Pitch), long>();
        foreach (var played in events.OfType<NoteEvent>())
        {
            var key = (played.Channel, played.NoteNumber);
            if (sounding.Remove(key, out var since))
            {
                Add(key.NoteNumber, since, played.AbsoluteTime);
            }
            if (played.CommandCode == MidiCommandCode.NoteOn && played.Velocity > 0)
            {
                sounding[key] = played.AbsoluteTime;
            }
        }
        var end = events.Count == 0 ? 0 : events[^1].AbsoluteTime;
        foreach (var (key, since) in sounding)
        {
            Add(key.Pitch, since, end);
        }
        return notes;

        void Add(int pitch, long from, long to)
        {
            if (to > from)
            {
                notes.Add(new MidiNote(name.Trim('\0', ' '), pitch, tempo.Seconds(from), tempo.Seconds(to)));
            }
        }
    }

    /// <summary>Ticks as seconds, by the tempo changes of all tracks.</summary>
    private sealed class Tempo
    {
        private readonly List<(long Tick, double Seconds, double Quarter)> changes = [(0, 0, DefaultQuarter)];
        private readonly double ticks;

        internal Tempo(MidiFile file)
        {
            ticks = file.DeltaTicksPerQuarterNote;
            var found = Enumerable.Range(0, file.Tracks).SelectMany(track => file.Events[track]).OfType<TempoEvent>();
            foreach (var change in found.OrderBy(change => change.AbsoluteTime))
            {
                changes.Add((change.AbsoluteTime, Seconds(change.AbsoluteTime), change.MicrosecondsPerQuarterNote / 1e6));
            }
        }

        internal double Seconds(long tick)
        {
            var place = changes.FindLastIndex(change => change.Tick <= tick);
            var (from, seconds, quarter) = changes[place];
            return seconds + (tick - from) / ticks * quarter;
        }
    }
}
