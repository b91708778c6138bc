using Harmonic.Data;

namespace Harmonic.Music.Tests;

public sealed class PhraseTests
{
    private static readonly PhraseShape Shape = new(32, 16);

    // Row 0 is the pitch 83.
    private static readonly Song Known = new(
        1,
        64,
        [new(SongPart.Melody, 80, 16, 3), new(SongPart.Melody, 70, 20, 1), new(SongPart.Piano, 60, 10, 8), new(SongPart.Piano, 90, 18, 2)],
        [0, 16, 32, 48]
    );

    [Fact]
    public void Known_notes_light_known_pixels()
    {
        Assert.Equal(83, Shape.Top);
        var roll = SongPhrase.Of(Known, Shape, 16);
        var (onsets, sounds) = (roll.Pixels(0), roll.Pixels(1));
        // 80 begins at once for three steps, 70 four later for one; 60 began before the window and sounds in its first two; 90 is too high.
        Assert.Equal([(3, 0), (13, 4)], Lit(onsets));
        Assert.Equal([(3, 0), (3, 1), (3, 2), (13, 4), (23, 0), (23, 1)], Lit(sounds));
        Assert.Equal(2, roll.Roll.Onsets);
    }

    [Theory]
    [InlineData(32, 32, 83)]
    [InlineData(64, 32, 99)]
    [InlineData(128, 64, 127)]
    public void Every_size_lies_within_the_pitches_of_MIDI(int pitches, int steps, int top)
    {
        Assert.Equal(top, new PhraseShape(pitches, steps).Top);
        Assert.Equal((2, pitches, steps), SongPhrase.Of(Known, new PhraseShape(pitches, steps), 0).Shape);
    }

    /// <summary>The bits against an image of numbers, which moves its pixels one by one.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(-5, 2)]
    [InlineData(0, -4)]
    [InlineData(40, 1)]
    [InlineData(1, 16)]
    public void Zero_filled_shifts_are_those_of_any_image(int dy, int dx)
    {
        var roll = SongPhrase.Of(GeneratedSongs.Song(0, 1), Shape, 32).Roll;
        var numbers = new float[2, 32, 16];
        for (var channel = 0; channel < 2; channel++)
        {
            foreach (var (row, column) in Lit(roll.Pixels(channel)))
            {
                numbers[channel, row, column] = 1;
            }
        }
        var (expected, shifted) = (new PixelImage(numbers).Shifted(dy, dx), roll.Shifted(dy, dx));
        Assert.Equal(expected.Pixels(0), shifted.Pixels(0));
        Assert.Equal(expected.Pixels(1), shifted.Pixels(1));
    }

    [Fact]
    public void A_copy_cut_anew_is_the_transposed_and_delayed_song_in_the_same_window()
    {
        var moved = new Song(2, 64, Known.Notes.Select(note => note with { Pitch = note.Pitch - 7, Step = note.Step + 3 }), []);
        var expected = SongPhrase.Of(moved, Shape, 16);
        var shifted = SongPhrase.Of(Known, Shape, 16).Shifted(7, 3);
        Assert.Equal(expected, shifted);
        // 90 was above the window and has come in at its transposed place: music, not zeros.
        Assert.Equal(1, shifted.Pixels(1)[0, 5]);
        Assert.NotEqual<object>(SongPhrase.Of(Known, Shape, 16).Roll.Shifted(7, 3), ((SongPhrase)shifted).Roll);
        // Forth and back is where it was: nothing is lost.
        Assert.Equal(SongPhrase.Of(Known, Shape, 16), shifted.Shifted(-7, -3));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Triplets_are_exact_in_both_ways_of_moving(bool cutAnew)
    {
        var songs = GeneratedSongs.Make(3, 8).Songs;
        var sampler = new ShiftTripletSampler(5, MusicData.Phrases("test", songs, Shape, cutAnew));
        var filled = false;
        for (var index = 0; index < 200; index++)
        {
            var triplet = sampler.Triplet(index);
            foreach (var (crop, (dy, dx)) in new[] { (triplet.Crop1, triplet.Shift1), (triplet.Crop2, triplet.Shift2) })
            {
                var (from, to) = (triplet.Anchor.Pixels(1), crop.Pixels(1));
                for (var row = Math.Max(0, dy); row < Math.Min(32, 32 + dy); row++)
                {
                    for (var column = Math.Max(0, dx); column < Math.Min(16, 16 + dx); column++)
                    {
                        Assert.Equal(from[row - dy, column - dx], to[row, column]);
                    }
                }
                filled |= Entered(to, dy, dx).Any(value => value != 0);
            }
        }
        Assert.Equal(cutAnew, filled);
    }

    [Fact]
    public void Notes_sounding_are_found_as_by_looking_at_all()
    {
        var song = GeneratedSongs.Song(2, 3);
        for (var from = -8; from < song.Steps + 8; from += 3)
        {
            Assert.Equal(song.Notes.Where(note => note.Step < from + 20 && note.End > from), song.Sounding(from, from + 20));
        }
    }

    [Fact]
    public void Generated_songs_depend_on_their_seed_and_have_what_they_promise()
    {
        var song = GeneratedSongs.Song(7, 5);
        Assert.Equal(song.Notes, GeneratedSongs.Song(7, 5).Notes);
        Assert.NotEqual(song.Notes, GeneratedSongs.Song(8, 5).Notes);
        Assert.All(song.Notes, note => Assert.InRange(note.Pitch, 24, 108));
        // The notes of the accompaniment are those of the chord that is told.
        foreach (var note in song.Notes.Where(note => note.Part == SongPart.Piano))
        {
            var triad = song.Chords[note.Step];
            Assert.Contains((note.Pitch - triad % 12 + 24) % 12, triad >= 12 ? new[] { 0, 3, 7 } : [0, 4, 7]);
        }
    }

    [Fact]
    public void Sizes_outside_of_the_range_and_songs_too_short_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhraseShape(129, 32));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhraseShape(64, 65));
        var error = Assert.Throws<ArgumentException>(() => MusicData.Phrases("short", [new Song(1, 8, [], [])], Shape));
        Assert.Contains("as long as a phrase", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<float> Entered(float[,] pixels, int dy, int dx)
    {
        for (var row = 0; row < 32; row++)
        {
            for (var column = 0; column < 16; column++)
            {
                if (row - dy is < 0 or >= 32 || column - dx is < 0 or >= 16)
                {
                    yield return pixels[row, column];
                }
            }
        }
    }

    private static List<(int Row, int Column)> Lit(float[,] pixels) =>
        [
            .. from row in Enumerable.Range(0, pixels.GetLength(0))
            from column in Enumerable.Range(0, pixels.GetLength(1))
            where pixels[row, column] == 1
            select (row, column),
        ];
}
