using Harmonic.Music;

namespace Harmonic.Experiments.Tests.Music;

/// <summary>Songs of which it is known what returns.</summary>
internal static class MadeSongs
{
    internal static readonly PhraseShape Shape = new(64, 16);

    // Eight notes of a melody: steps and pitches.
    private static readonly (int Step, int Pitch)[] Motif = [(0, 60), (2, 62), (3, 67), (5, 65), (7, 64), (8, 69), (10, 60), (11, 72)];
    private static readonly (int Step, int Pitch)[] Other = [(0, 70), (1, 61), (4, 73), (6, 58), (8, 75), (9, 59), (11, 71), (12, 66)];

    /// <summary>
    /// Four bars: a motif; it again, five semitones higher and two steps later; something else; the motif as it was with two of its eight
    /// notes changed.
    /// </summary>
    internal static Song Known(int number = 8)
    {
        var varied = Motif.Select((note, i) => i is 2 or 6 ? (note.Step, note.Pitch + 1) : note);
        return new Song(
            number,
            64,
            [.. At(0, Motif, 0, 0), .. At(16, Motif, 5, 2), .. At(32, Other, 0, 0), .. At(48, [.. varied], 0, 0)],
            [0, 16, 32, 48]
        );
    }

    private static IEnumerable<SongNote> At(int start, (int Step, int Pitch)[] notes, int up, int later) =>
        notes.Select(note => new SongNote(SongPart.Melody, note.Pitch + up, start + note.Step + later, 1));
}
