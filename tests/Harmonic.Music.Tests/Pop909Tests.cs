namespace Harmonic.Music.Tests;

public sealed class Pop909Tests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_song_comes_out_on_the_grid_of_its_beats(bool inner)
    {
        using var folder = new Pop909Folder();
        folder.Add(17, inner: inner);
        var song = Assert.Single(Pop909.Load(folder.Path).Songs);
        Assert.Equal((17, 64), (song.Number, song.Steps));
        Assert.Equal([0, 16, 32, 48], song.Bars);
        var melody = song.Notes.Where(note => note.Part == SongPart.Melody);
        Assert.Equal(Enumerable.Range(0, 16).Select(beat => new SongNote(SongPart.Melody, 60 + beat, 4 * beat, 4)), melody);
        Assert.Contains(new SongNote(SongPart.Piano, 40, 0, 64), song.Notes);
        // C major for two seconds, A minor for two, then none; the key from 0.1 s on.
        Assert.Equal([0, 0, 21, 21, -1], new[] { 0, 15, 16, 31, 32 }.Select(step => (int)song.Chords[step]));
        Assert.Equal([-1, 0, 0, -1], new[] { 0, 1, 62, 63 }.Select(step => (int)song.Keys[step]));
    }

    [Fact]
    public void Beats_of_changing_length_carry_the_notes_with_them()
    {
        // The second beat lasts as long as three others: what falls at its middle is two steps in.
        var grid = new BeatGrid([0.0, 0.5, 2.0, 2.5]);
        Assert.Equal([0, 4, 6, 8, 12, 14, -4], new[] { 0, 0.5, 1.25, 2.0, 2.5, 2.75, -0.5 }.Select(grid.Step));
        Assert.Equal(16, grid.Steps);
    }

    [Fact]
    public void A_broken_song_is_named_and_the_others_are_read()
    {
        using var folder = new Pop909Folder();
        folder.Add(1);
        folder.Add(2, midi: [1, 2, 3]);
        folder.Add(3, midi: MidiBytes.File(0, 480, new MidiBytes().On(0, 60).Off(480, 60)));
        folder.Add(4, beats: "0.0 1.0 1.0\nnoon 0.0 0.0\n");
        folder.Add(5, beats: "0.0 1.0 1.0\n0.0 1.0 0.0\n");
        File.Delete(Path.Combine(folder.Add(6), "chord_midi.txt"));
        File.WriteAllText(Path.Combine(folder.Add(7), "key_audio.txt"), "0 1\n");
        var music = Pop909.Load(folder.Path);
        Assert.Equal([1], music.Songs.Select(song => song.Number));
        string[] reasons = ["damaged", "no notes in a track MELODY", "'noon'", "holds no grid", "missing", "a start, an end and a label"];
        Assert.All(reasons.Zip(music.Remarks), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.Contains("holds 7 of POP909's 909 songs", music.Remarks[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void No_data_is_a_sentence_and_the_run_has_generated_music()
    {
        using var folder = new Pop909Folder();
        Assert.False(Pop909.IsAt(folder.Path));
        Assert.Contains(
            "docs/data.md",
            Assert.Throws<DirectoryNotFoundException>(() => Pop909.Load(folder.Path)).Message,
            StringComparison.Ordinal
        );
        var music = MusicData.Open(folder.Path, most: 16);
        Assert.Equal((14, 2), (music.Train.Count, music.Test.Count));
        Assert.Contains("generated music", Assert.Single(music.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_set_too_small_to_split_is_refused_in_a_sentence()
    {
        using var folder = new Pop909Folder();
        folder.Add(1);
        Assert.Contains(
            "0 to test with",
            Assert.Throws<InvalidDataException>(() => MusicData.Open(folder.Path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Half_a_data_set_is_split_as_the_whole_is()
    {
        using var whole = new Pop909Folder();
        using var half = new Pop909Folder();
        for (var number = 1; number <= 16; number++)
        {
            whole.Add(number);
            if (number % 2 == 0)
            {
                half.Add(number);
            }
        }
        var (all, some) = (MusicData.Open(whole.Path), MusicData.Open(half.Path));
        Assert.Equal([8, 16], all.Test.Select(song => song.Number));
        Assert.Subset(all.Train.Select(song => song.Number).ToHashSet(), some.Train.Select(song => song.Number).ToHashSet());
        Assert.Equal([8, 16], some.Test.Select(song => song.Number));
    }

    [Fact]
    public void What_was_read_is_kept_until_a_file_changes()
    {
        using var folder = new Pop909Folder();
        var one = folder.Add(1);
        folder.Add(2, midi: [0]);
        var first = Pop909.Load(folder.Path);
        // Only the times and lengths of the files decide: damaged in the same length and at the same time it is still the kept song.
        var midi = Path.Combine(one, "001.mid");
        var (bytes, time) = (File.ReadAllBytes(midi), File.GetLastWriteTimeUtc(midi));
        File.WriteAllBytes(midi, new byte[bytes.Length]);
        File.SetLastWriteTimeUtc(midi, time);
        var again = Pop909.Load(folder.Path);
        Assert.Equal(first.Songs[0].Notes, again.Songs[0].Notes);
        Assert.Equal(first.Songs[0].Chords, again.Songs[0].Chords);
        Assert.Equal(first.Songs[0].Keys, again.Songs[0].Keys);
        Assert.Equal(first.Songs[0].Bars, again.Songs[0].Bars);
        Assert.Equal(first.Remarks, again.Remarks);
        File.SetLastWriteTimeUtc(midi, time.AddSeconds(1));
        Assert.Empty(Pop909.Load(folder.Path).Songs);
    }

    [Fact]
    public void A_damaged_cache_is_read_anew()
    {
        using var folder = new Pop909Folder();
        folder.Add(1);
        Pop909.Load(folder.Path);
        var cache = Assert.Single(Directory.GetFiles(folder.Path));
        File.WriteAllBytes(cache, File.ReadAllBytes(cache)[..100]);
        Assert.Single(Pop909.Load(folder.Path).Songs);
    }

    [Theory]
    [InlineData("C:maj", 0)]
    [InlineData("Gb:maj", 6)]
    [InlineData("F#:min7", 18)]
    [InlineData("Cb:maj", 11)]
    [InlineData("B#:7", 0)]
    [InlineData("A:maj6/3", 9)]
    [InlineData("N", -1)]
    [InlineData("C:sus4(b7)", -1)]
    [InlineData("D:dim", -1)]
    [InlineData("", -1)]
    [InlineData("H:maj", -1)]
    public void Chords_are_one_of_24_or_none(string label, int triad) => Assert.Equal(triad, Triads.Of(label));
}
