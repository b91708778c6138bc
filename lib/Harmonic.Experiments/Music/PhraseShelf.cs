using Harmonic.Music;

namespace Harmonic.Experiments;

/// <summary>Phrases of songs, one at each bar that leaves room for one and where the melody plays: what a motif is looked for in.</summary>
public sealed class PhraseShelf
{
    private PhraseShelf(PhraseShape shape, IReadOnlyList<SongPhrase> phrases) => (Shape, Phrases) = (shape, phrases);

    /// <summary>Their size.</summary>
    public PhraseShape Shape { get; }

    /// <summary>The phrases, song by song.</summary>
    public IReadOnlyList<SongPhrase> Phrases { get; }

    /// <summary>Cuts the phrases of songs.</summary>
    /// <param name="songs">The songs.</param>
    /// <param name="shape">The size of a phrase.</param>
    /// <exception cref="ArgumentException">There is not one phrase.</exception>
    public static PhraseShelf Of(IReadOnlyList<Song> songs, PhraseShape shape)
    {
        ArgumentNullException.ThrowIfNull(songs);
        ArgumentNullException.ThrowIfNull(shape);
        SongPhrase[] phrases =
        [
            .. from song in songs
            from bar in song.Bars
            where bar + shape.Steps <= song.Steps && Melody(song, bar, shape.Steps).Length >= MotifReturns.FewestNotes
            select SongPhrase.Of(song, shape, bar),
        ];
        return phrases.Length > 0
            ? new PhraseShelf(shape, phrases)
            : throw new ArgumentException($"{songs.Count} songs have no phrase of {shape.Steps} steps with a melody.", nameof(songs));
    }

    /// <summary>Every so many of the phrases, so that about a number of them is left.</summary>
    public PhraseShelf Thinned(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var every = (Phrases.Count + most - 1) / most;
        return new(Shape, [.. Phrases.Where((_, place) => place % every == 0)]);
    }

    /// <summary>Whether two phrases have steps of one song in common.</summary>
    public bool Overlap(int one, int other) =>
        Phrases[one].Song == Phrases[other].Song && Math.Abs(Phrases[one].Start - Phrases[other].Start) < Shape.Steps;

    /// <summary>The places of phrases by songs.</summary>
    public IReadOnlyList<int[]> BySong() =>
        [.. Enumerable.Range(0, Phrases.Count).GroupBy(place => Phrases[place].Song).Select(group => group.ToArray())];

    /// <summary>The notes of the melody that begin in a phrase, by steps from its beginning and by pitches.</summary>
    internal static (int Step, int Pitch)[] Melody(Song song, int start, int steps) =>
        [
            .. song.Sounding(start, start + steps)
                .Where(note => note.Part == SongPart.Melody && note.Step >= start)
                .Select(note => (note.Step - start, note.Pitch)),
        ];
}
