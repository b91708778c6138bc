using Harmonic.Data;

namespace Harmonic.Music;

/// <summary>Songs to learn from and songs to test with.</summary>
/// <param name="Name">What they are, in a few words.</param>
/// <param name="Songs">All of them, by their numbers.</param>
/// <param name="Remarks">What was missing or left out, a sentence each.</param>
public sealed record MusicData(string Name, IReadOnlyList<Song> Songs, IReadOnlyList<string> Remarks)
{
    private const int TestEvery = 8;
    private const int FewestOnsets = 6;
    private const int MostDraws = 10_000;

    /// <summary>The songs of training.</summary>
    public IReadOnlyList<Song> Train => [.. Songs.Where(song => !IsTest(song.Number))];

    /// <summary>The songs that no training sees.</summary>
    public IReadOnlyList<Song> Test => [.. Songs.Where(song => IsTest(song.Number))];

    /// <summary>Whether a song is one of the test: every eighth, by its number alone, so that a part of a data set is split
    /// alike.</summary>
    public static bool IsTest(int number) => number % TestEvery == 0;

    /// <summary>POP909 where it is, and music of the project's own where it is not, which a remark then says.</summary>
    /// <param name="folder">Where POP909 is looked for.</param>
    /// <param name="most">How many songs at most.</param>
    /// <exception cref="ArgumentException">Of so few songs none is one of the test, or none of training.</exception>
    public static MusicData Open(string folder, int most = 909)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, TestEvery);
        if (Pop909.IsAt(folder))
        {
            return Pop909.Load(folder, most).Required();
        }
        return GeneratedSongs.Make(seed: 0, most) with
        {
            Remarks = [$"There is no POP909 in {folder} (docs/data.md says how to put it there): this run uses generated music."],
        };
    }

    /// <summary>Phrases drawn from songs: a song, and a beat of it at which the phrase begins; phrases of a few notes are passed
    /// over.</summary>
    /// <param name="name">What they are, for run records.</param>
    /// <param name="songs">Where they are cut; at least one.</param>
    /// <param name="shape">Their size.</param>
    /// <param name="cutAnew">Whether a shifted copy is cut anew from the song (<see cref="SongPhrase"/>); else zeros come in.</param>
    /// <exception cref="ArgumentException">There is no song, or none is as long as a phrase.</exception>
    public static ImageSource Phrases(string name, IReadOnlyList<Song> songs, PhraseShape shape, bool cutAnew = false)
    {
        ArgumentNullException.ThrowIfNull(songs);
        ArgumentNullException.ThrowIfNull(shape);
        Song[] enough = [.. songs.Where(song => song.Steps >= shape.Steps)];
        if (enough.Length == 0)
        {
            throw new ArgumentException($"None of {songs.Count} songs is as long as a phrase of {shape.Steps} steps.", nameof(songs));
        }
        var title = $"{name}, phrases of {shape.Pitches} × {shape.Steps}{(cutAnew ? ", copies cut anew" : "")}";
        return new ImageSource(title, Draw);

        IImage Draw(ref RandomSequence random)
        {
            for (var draws = 0; draws < MostDraws; draws++)
            {
                var song = enough[random.Between(0, enough.Length)];
                var beats = (song.Steps - shape.Steps) / BeatGrid.StepsPerBeat + 1;
                var phrase = SongPhrase.Of(song, shape, random.Between(0, beats) * BeatGrid.StepsPerBeat);
                if (phrase.Roll.Onsets >= FewestOnsets)
                {
                    return cutAnew ? phrase : phrase.Roll;
                }
            }
            throw new InvalidOperationException($"{title}: {MostDraws} phrases in a row have fewer than {FewestOnsets} notes.");
        }
    }

    private MusicData Required() =>
        Train.Count > 0 && Test.Count > 0
            ? this
            : throw new InvalidDataException(
                $"{Name} has {Train.Count} songs to learn from and {Test.Count} to test with (every song whose number {TestEvery} "
                    + "divides); add songs, or remove the folder to use generated music."
            );
}
